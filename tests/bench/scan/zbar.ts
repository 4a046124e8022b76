import { spawn, spawnSync } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Outcome } from "./page/still-bench.ts";

/** Whether Debian's zbar-tools are installed. */
export function hasZbar(): boolean {
  return spawnSync("zbarimg", ["--version"]).status === 0;
}

/** Reads a PNG with zbarimg, a program of its own; its time includes starting it. */
export async function readWithZbar(png: Buffer): Promise<Outcome> {
  const file = join(tmpdir(), `tilla-zbar-${process.pid}.png`);
  await writeFile(file, png);
  const start = performance.now();
  const output = await new Promise<string>((resolve, reject) => {
    const child = spawn("zbarimg", ["--quiet", "--nodbus", file], { stdio: ["ignore", "pipe", "ignore"] });
    const parts: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => void parts.push(part));
    child.on("error", reject);
    child.on("close", () => resolve(Buffer.concat(parts).toString("utf8")));
  });
  const ms = performance.now() - start;
  await rm(file, { force: true });
  return { texts: textsOf(output), ms, frames: 1 };
}

/** Each code begins with its kind at the start of a line; its text may have lines of its own. */
function textsOf(output: string): readonly string[] {
  return output
    .split(
      /^(?:QR-Code|EAN-13|EAN-8|UPC-A|UPC-E|ISBN-10|ISBN-13|CODE-128|CODE-39|CODE-93|I2\/5|DataBar(?:-Exp)?|Codabar):/mu,
    )
    .slice(1)
    .map((text) => text.replace(/\n$/u, ""));
}
