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
    const child = spawn("zbarimg", ["--quiet", "--xml", "--nodbus", file], { stdio: ["ignore", "pipe", "ignore"] });
    const parts: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => void parts.push(part));
    child.on("error", reject);
    child.on("close", () => resolve(Buffer.concat(parts).toString("utf8")));
  });
  const ms = performance.now() - start;
  await rm(file, { force: true });
  return { texts: textsOf(output), ms, blocked: 0, frames: 1 };
}

/** XML rather than plain lines: a code's text may have lines of its own. */
function textsOf(xml: string): readonly string[] {
  return [...xml.matchAll(/<data(?<how>[^>]*)><!\[CDATA\[(?<text>.*?)\]\]><\/data>/gsu)].map(({ groups }) => {
    const text = groups?.["text"] ?? "";
    return groups?.["how"]?.includes("base64") === true ? Buffer.from(text, "base64").toString("utf8") : text;
  });
}
