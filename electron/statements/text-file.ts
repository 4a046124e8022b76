import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import type { StatementEncoding } from "../../shared/ipc/calls/statements.ts";
import { FileProblem } from "./file-problem.ts";

const CHUNK = 64 * 1024;

/** The first bytes of a file. */
export async function headOf(file: string, bytes: number): Promise<Buffer> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Which encoding a text file is in, by its mark or by what it holds. */
export function encodingOf(head: Buffer): StatementEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const sample = head.subarray(0, 4096);
  const nulls = (from: number) => sample.filter((byte, at) => at % 2 === from && byte === 0).length;
  // Of UTF-16 one byte of each pair is mostly null; a program's both are.
  const [even, odd, half] = [nulls(0), nulls(1), sample.length / 2];
  if (odd > half * 0.4 && even < half * 0.1) return "utf-16le";
  if (even > half * 0.4 && odd < half * 0.1) return "utf-16be";
  return isUtf8(head) ? "utf-8" : "windows-1251";
}

/** A head may end in the middle of a character. */
function isUtf8(head: Buffer): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/**
 * A file's text piece by piece. Bytes that are none of the encoding's end it with a problem: a character that was
 * guessed could stand in an id. `row` tells where the reader has come to.
 */
export async function* textOf(
  file: string,
  encoding: StatementEncoding,
  row: () => number,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch {
      throw new FileProblem("encoding", row() + 1);
    }
  };
  const stream = createReadStream(file, { highWaterMark: CHUNK });
  for await (const chunk of stream) {
    const text = decode(asBytes(chunk));
    if (text.includes("\u0000")) throw new FileProblem("not-a-table", row() + 1);
    if (text !== "") yield text;
  }
  const rest = decode();
  if (rest !== "") yield rest;
}

function asBytes(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  throw new TypeError("a file is read in bytes");
}
