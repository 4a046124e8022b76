import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { createSettingsFile } from "../../../../../electron/hosts/electron/settings-file.ts";
import { DEFAULT_SETTINGS } from "../../../../../shared/domain/settings.ts";
import { ipcMain } from "../../../../fakes/electron/module.ts";
import { handClock, tempFolder } from "../../../../fakes/electron/parts.ts";

let folder: string;
const file = () => createSettingsFile(folder, handClock());
const path = () => join(folder, "settings.json");

beforeEach(() => {
  folder = tempFolder();
});

describe("the settings file", () => {
  it("is not there at first, and reading makes none", () => {
    expect(file().read()).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("gives back what was written, also in a folder that was not there", () => {
    folder = join(folder, "made", "later");
    file().write(DEFAULT_SETTINGS);
    expect(file().read()).toEqual(DEFAULT_SETTINGS);
  });

  it("replaces the document whole and leaves nothing beside it", () => {
    file().write({ ...DEFAULT_SETTINGS, locale: "ru" });
    file().write({ ...DEFAULT_SETTINGS, locale: "vi" });
    expect(file().read()).toMatchObject({ locale: "vi" });
    expect(readdirSync(folder)).toEqual(["settings.json"]);
  });

  it("keeps keys with dots as they are", () => {
    writeFileSync(path(), '{"a.b": 1}');
    expect(file().read()).toEqual({ "a.b": 1 });
  });

  it.each(["", "{", '{"mode":"live"', "\u0000\u0000", "not json"])(
    "throws on %j instead of starting afresh",
    (text) => {
      writeFileSync(path(), text);
      expect(() => file().read()).toThrow("is not valid JSON");
      expect(readFileSync(path(), "utf8")).toBe(text);
    },
  );

  it("throws when it can't be read at all", () => {
    mkdirSync(path());
    expect(() => file().read()).toThrow("EISDIR");
  });

  it("sets an unreadable document aside under a name of its own, however often", () => {
    for (const text of ["{1", "{2", "{3"]) {
      writeFileSync(path(), text);
      file().setAside();
    }
    const names = readdirSync(folder).toSorted();
    expect(names).toHaveLength(3);
    expect(names.map((name) => readFileSync(join(folder, name), "utf8")).toSorted()).toEqual(["{1", "{2", "{3"]);
    expect(file().read()).toBeNull();
  });

  it("leaves no channel of electron-store open to the page", () => {
    file().write(DEFAULT_SETTINGS);
    expect(ipcMain.eventNames()).toEqual([]);
    expect(ipcMain.listenerCount("electron-store-get-data")).toBe(0);
  });
});
