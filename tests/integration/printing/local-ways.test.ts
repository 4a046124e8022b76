import { execFileSync } from "node:child_process";
import {
  chmodSync,
  closeSync,
  constants,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { deviceFile } from "../../../electron/printing/ports/device-file.ts";
import { portOf } from "../../../electron/printing/ports/port-of.ts";
import { systemQueue } from "../../../electron/printing/ports/system-queue.ts";
import { DEFAULT_PRINTER } from "../../../shared/domain/printer-settings.ts";

const PATIENCE = { connectMs: 2_000, answerMs: 150, stalledMs: 300, wholeMs: 5_000 };
const BYTES = Uint8Array.from({ length: 40_000 }, (_, index) => index % 256);
const PATH = process.env["PATH"];

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "tilla-ways-"));
});
afterEach(() => {
  process.env["PATH"] = PATH;
  rmSync(dir, { recursive: true, force: true });
});
const signal = () => new AbortController().signal;

describe("a queue of the system", () => {
  /** A printing system of one program: keeps what it was told and given, and ends as it is told to. */
  function lp(script: string): string {
    const program = join(dir, "lp");
    writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$@" > "${dir}/told"\n${script}\n`);
    chmodSync(program, 0o755);
    return program;
  }
  const takes = () => lp(`cat > "${dir}/given"`);
  const way = (program: string) => systemQueue({ queue: "Kassa_1", patience: PATIENCE, program });

  test("gets the bytes unchanged, by name and raw", async () => {
    expect(await way(takes()).print(BYTES, signal())).toEqual({ kind: "printed" });
    expect(readFileSync(join(dir, "given")).equals(Buffer.from(BYTES))).toBe(true);
    expect(readFileSync(join(dir, "told"), "utf8")).toBe("-d\nKassa_1\n-o\nraw\n-\n");
  });

  test("is the program that the system has under that name", async () => {
    takes();
    process.env["PATH"] = `${dir}:${PATH ?? ""}`;
    const port = portOf({ ...DEFAULT_PRINTER, connection: "queue", queue: "Kassa_1" });
    expect(await port?.print(BYTES, signal())).toEqual({ kind: "printed" });
    expect(readFileSync(join(dir, "given"))).toHaveLength(BYTES.length);
  });

  test("that refuses says so in its own words, and nothing counts as begun", async () => {
    const refuses = lp('echo "lp: The printer or class does not exist." >&2; exit 1');
    expect(await way(refuses).print(BYTES, signal())).toEqual({
      kind: "failed",
      problem: "queue-refused",
      detail: "lp: The printer or class does not exist.",
      begun: false,
    });
  });

  test("that reads nothing and never ends is given up", async () => {
    expect(await way(lp("exec sleep 60")).print(new Uint8Array(4_000_000), signal())).toMatchObject({
      kind: "failed",
      problem: "queue-refused",
    });
  });

  test("ends with the till", async () => {
    const ending = new AbortController();
    const printing = way(lp("exec sleep 60")).print(BYTES, ending.signal);
    ending.abort();
    expect(await printing).toMatchObject({ kind: "failed" });
  });

  test("where no printing system is installed is refused, not thrown", async () => {
    expect(await way(join(dir, "none")).print(BYTES, signal())).toMatchObject({
      kind: "failed",
      problem: "queue-refused",
      begun: false,
    });
  });
});

describe("a printer's device file", () => {
  /** A device that takes bytes as a printer on a cable does: a pipe, read or not. */
  function pipe(): string {
    const path = join(dir, "lp0");
    execFileSync("mkfifo", [path]);
    return path;
  }
  const way = (device: string) => deviceFile({ device, patience: PATIENCE });

  test("gets the bytes unchanged, also more of them than it holds at once", async () => {
    const path = pipe();
    const printer = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const bytes = new Uint8Array(Buffer.concat([BYTES, BYTES, BYTES, BYTES]));
      const printing = way(path).print(bytes, signal());
      const got: Buffer[] = [];
      const taken = () => got.reduce((sum, { length }) => sum + length, 0);
      while (taken() < bytes.length) {
        const { bytesRead, buffer } = await printer
          .read(Buffer.alloc(10_000), 0, 10_000, null)
          .catch(() => ({ bytesRead: 0, buffer: Buffer.alloc(0) }));
        got.push(buffer.subarray(0, bytesRead));
      }
      expect(await printing).toEqual({ kind: "printed" });
      expect(Buffer.concat(got).equals(Buffer.from(bytes))).toBe(true);
    } finally {
      await printer.close();
    }
  });

  test("that takes nothing more is given up, as begun; one that took nothing at all is not", async () => {
    const path = pipe();
    const idle = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      expect(await way(path).print(new Uint8Array(1_000_000), signal())).toMatchObject({
        kind: "failed",
        problem: "stalled",
        begun: true,
      });
      // The pipe is full by now.
      expect(await way(path).print(BYTES, signal())).toMatchObject({
        kind: "failed",
        problem: "stalled",
        begun: false,
      });
    } finally {
      closeSync(idle);
    }
  });

  test("that is unplugged, or is no device, is refused and never made", async () => {
    const gone = join(dir, "lp1");
    expect(await way(gone).print(BYTES, signal())).toMatchObject({ problem: "device-missing", begun: false });
    expect(await way(gone).ask(signal())).toMatchObject({ state: "failed", problem: "device-missing" });
    expect(existsSync(gone)).toBe(false);
    const file = join(dir, "notes.txt");
    writeFileSync(file, "not a printer");
    expect(await way(file).print(BYTES, signal())).toMatchObject({ problem: "device-missing", begun: false });
    expect(readFileSync(file, "utf8")).toBe("not a printer");
  });

  test("cannot say how the printer is, and prints nothing for the question", async () => {
    const path = pipe();
    const idle = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    expect(await way(path).ask(signal())).toEqual({ state: "silent" });
    closeSync(idle);
  });
});
