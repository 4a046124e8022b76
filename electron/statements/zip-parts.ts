import { createReadStream } from "node:fs";
import { Unzip, UnzipInflate, type UnzipFile } from "fflate";
import { FileProblem } from "./file-problem.ts";

/** Small pieces: one of them can grow a thousandfold when it is unpacked. */
const CHUNK = 16 * 1024;

export interface ZipPart {
  readonly name: string;
  /** The most bytes that this part may have unpacked. */
  readonly most: number;
  take(bytes: Uint8Array, isLast: boolean): void;
}

/**
 * Unpacks those parts of an archive for which `wanted` has a use, piece by piece; yields after each piece so that what
 * came out can be handed on before there is more. Says `damaged` of what is no archive, `too-large` of a bomb.
 */
export async function* unzipParts(
  file: string,
  wanted: (name: string) => ZipPart | null,
): AsyncGenerator<void, void, undefined> {
  const unzip = new Unzip((part) => start(part, wanted(part.name)));
  unzip.register(UnzipInflate);
  const stream = createReadStream(file, { highWaterMark: CHUNK });
  try {
    for await (const chunk of stream) {
      if (chunk instanceof Uint8Array) push(unzip, chunk, false);
      yield;
    }
    push(unzip, new Uint8Array(0), true);
    yield;
  } finally {
    stream.destroy();
  }
}

function push(unzip: Unzip, bytes: Uint8Array, isLast: boolean): void {
  try {
    unzip.push(bytes, isLast);
  } catch (error) {
    throw error instanceof FileProblem ? error : new FileProblem("damaged");
  }
}

function start(part: UnzipFile, use: ZipPart | null): void {
  if (use === null) {
    part.ondata = () => undefined;
    return;
  }
  let size = 0;
  part.ondata = (error, bytes, isLast) => {
    if (error !== null) throw new FileProblem("damaged");
    size += bytes.length;
    if (size > use.most) throw new FileProblem("too-large");
    use.take(bytes, isLast);
  };
  part.start();
}
