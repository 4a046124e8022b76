import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The wire of fuses as Electron 45 is shipped with it. */
export const SHIPPED_WIRE = "101100101";

/** Writes a file below `folder`, with its folders. */
export function put(folder: string, file: string, content: string | Buffer = "x", mode = 0o644): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), content, { mode });
}

/** A stand-in for Electron's folder: a program that is nothing but its wire of fuses, a few languages, a licence. */
export function putElectron(folder: string, program: string, wire = SHIPPED_WIRE, head: Buffer = LINUX_HEAD): void {
  const bytes = Buffer.concat([
    head,
    Buffer.alloc(1000),
    Buffer.from("dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX"),
    Buffer.from([1, wire.length]),
    Buffer.from(wire),
    Buffer.alloc(1000),
  ]);
  put(folder, program, bytes, 0o755);
  for (const name of ["en-US", "ru", "vi", "de"]) put(folder, `locales/${name}.pak`);
  put(folder, "chrome-sandbox", "x", 0o755);
  put(folder, "LICENSES.chromium.html");
  mkdirSync(join(folder, "resources"), { recursive: true });
}

const LINUX_HEAD = Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]);
