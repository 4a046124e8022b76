import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { scrub } from "../logging/scrub.ts";
import { logNames } from "../logging/log-file.ts";
import type { ArchiveFile } from "./archive.ts";

/** The newest lines that are worth reading; what is older is seldom about the fault. */
const MOST_CHARACTERS = 2_000_000;

/**
 * The log's files, newest first, every text in them scrubbed once more with the secrets that are known now: a line
 * written before a secret was set may hold it.
 */
export function logFiles(dataDir: string, secrets: readonly string[]): readonly ArchiveFile[] {
  const files: ArchiveFile[] = [];
  let left = MOST_CHARACTERS;
  for (const name of logNames) {
    const file = join(dataDir, "logs", name);
    if (left <= 0 || !existsSync(file)) continue;
    const text = readFileSync(file, "utf8").slice(-left);
    left -= text.length;
    const lines = text.split("\n").filter((line) => line !== "");
    files.push({ name: `logs/${name}`, text: lines.map((line) => `${cleanLine(line, secrets)}\n`).join("") });
  }
  return files;
}

/** A cut or broken line is scrubbed as the text it is. */
function cleanLine(line: string, secrets: readonly string[]): string {
  const parsed = readLine(line);
  return parsed === null ? scrub(line, secrets) : JSON.stringify(clean(parsed, secrets));
}

const lineSchema = z.record(z.string(), z.json());
type Json = z.infer<ReturnType<typeof z.json>>;

function readLine(line: string): Record<string, Json> | null {
  try {
    return lineSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

function clean(value: Json, secrets: readonly string[]): Json {
  if (typeof value === "string") return scrub(value, secrets);
  if (Array.isArray(value)) return value.map((each) => clean(each, secrets));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, clean(each, secrets)]));
}
