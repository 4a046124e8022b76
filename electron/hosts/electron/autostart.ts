import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { putInPlace } from "../../journal/durable-files.ts";

/** Not `tilla.desktop`: an entry of that name may be a copy that a person put there, and is not ours to remove. */
export const AUTOSTART_FILE = "tilla-login.desktop";

/**
 * Linux: writes the entry that makes the desktop start a command at its user's login, or with null removes it. `config`
 * is the user's folder of settings, `~/.config` on most systems. Throws what the disk says.
 */
export function putAutostart(config: string, command: readonly string[] | null): void {
  const folder = join(config, "autostart");
  const file = join(folder, AUTOSTART_FILE);
  if (command === null) {
    rmSync(file, { force: true });
    return;
  }
  const text = entryFor(command);
  if (existsSync(file) && readFileSync(file, "utf8") === text) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.part`, text, { mode: 0o600 });
  putInPlace(`${file}.part`, file);
}

function entryFor(command: readonly string[]): string {
  const lines = ["[Desktop Entry]", "Type=Application", "Name=Tilla", `Exec=${command.map(quoted).join(" ")}`];
  return `${[...lines, "Terminal=false", "X-GNOME-Autostart-enabled=true"].join("\n")}\n`;
}

/**
 * One argument of an Exec line: in double quotes with the quote's own characters escaped, a per cent sign doubled (it
 * begins a field code), and each backslash doubled once more, since the line as a whole is an escaped text too.
 */
function quoted(argument: string): string {
  const inQuotes = argument.replaceAll(/["`$\\]/gu, String.raw`\$&`).replaceAll("%", "%%");
  return `"${inQuotes.replaceAll("\\", String.raw`\\`).replaceAll("\n", String.raw`\n`)}"`;
}
