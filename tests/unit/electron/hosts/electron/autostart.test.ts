import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AUTOSTART_FILE, putAutostart } from "../../../../../electron/hosts/electron/autostart.ts";
import { tempFolder } from "../../../../fakes/electron/parts.ts";

const entryIn = (config: string) => join(config, "autostart", AUTOSTART_FILE);

/** The command of an entry as a desktop reads it: the text's escapes, then field codes, then the quotes. */
function commandOf(entry: string): readonly string[] {
  const line = /^Exec=(.*)$/mu.exec(entry)?.[1] ?? "";
  const text = line.replaceAll(/\\(.)/gu, (_, character: string) => (character === "n" ? "\n" : character));
  const unquoted = [...text.replaceAll("%%", "%").matchAll(/"((?:[^"\\]|\\.)*)"/gsu)];
  return unquoted.map(([, inner = ""]) => inner.replaceAll(/\\(.)/gsu, "$1"));
}

describe("the entry that starts the till at login", () => {
  it("is written whole into a folder that may not be there yet, and nothing else is", () => {
    const config = join(tempFolder(), "config");
    putAutostart(config, ["/opt/Tilla/tilla"]);
    expect(readFileSync(entryIn(config), "utf8").split("\n")).toEqual([
      "[Desktop Entry]",
      "Type=Application",
      "Name=Tilla",
      'Exec="/opt/Tilla/tilla"',
      "Terminal=false",
      "X-GNOME-Autostart-enabled=true",
      "",
    ]);
    expect(readdirSync(join(config, "autostart"))).toEqual([AUTOSTART_FILE]);
  });

  it("is left alone when it says the same already, and replaced when the program has moved", () => {
    const config = tempFolder();
    putAutostart(config, ["/home/a/Tilla.AppImage"]);
    const before = statSync(entryIn(config), { bigint: true });
    putAutostart(config, ["/home/a/Tilla.AppImage"]);
    expect(statSync(entryIn(config), { bigint: true }).ino).toBe(before.ino);
    putAutostart(config, ["/home/b/Tilla.AppImage"]);
    expect(commandOf(readFileSync(entryIn(config), "utf8"))).toEqual(["/home/b/Tilla.AppImage"]);
  });

  it("goes away again, alone; what a person put there stays", () => {
    const config = tempFolder();
    mkdirSync(join(config, "autostart"));
    const own = join(config, "autostart/tilla.desktop");
    writeFileSync(own, "[Desktop Entry]\n");
    putAutostart(config, ["/opt/Tilla/tilla"]);
    putAutostart(config, null);
    putAutostart(config, null);
    expect([existsSync(entryIn(config)), existsSync(own)]).toEqual([false, true]);
  });

  it("removes nothing and makes nothing where there never was one", () => {
    const config = tempFolder();
    putAutostart(config, null);
    expect(readdirSync(config)).toEqual([]);
  });

  it("throws where a file stands in the folder's place", () => {
    const config = tempFolder();
    writeFileSync(join(config, "autostart"), "");
    expect(() => putAutostart(config, ["/opt/Tilla/tilla"])).toThrow(/EEXIST|ENOTDIR/u);
  });

  it("names the same command to a desktop, whatever stands in its paths", () => {
    const config = tempFolder();
    const part = fc.string({ unit: fc.constantFrom("a", " ", '"', "\\", "$", "`", "%", "\n", "'", "é", "u") });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), (command) => {
        putAutostart(config, command);
        const entry = readFileSync(entryIn(config), "utf8");
        expect(commandOf(entry)).toEqual(command);
        expect(entry.split("\n")).toHaveLength(7);
      }),
      { numRuns: 12 },
    );
  });

  it.skipIf(process.platform === "win32")("runs nothing that stands in a path: a shell sees one plain argument", () => {
    const config = tempFolder();
    const path = '/home/a b/$(touch x) `touch y` "z" \\Tilla.AppImage';
    putAutostart(config, [path]);
    const line = /^Exec=(.*)$/mu.exec(readFileSync(entryIn(config), "utf8"))?.[1] ?? "";
    const shown = execFileSync("sh", ["-c", `printf %s ${line.replaceAll("\\\\", "\\")}`], { cwd: config });
    expect(shown.toString()).toBe(path);
    expect(readdirSync(config)).toEqual(["autostart"]);
  });
});
