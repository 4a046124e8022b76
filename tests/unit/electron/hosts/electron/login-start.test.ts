import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { AUTOSTART_FILE } from "../../../../../electron/hosts/electron/autostart.ts";
import { loginStartOf } from "../../../../../electron/hosts/electron/login-start.ts";
import { app, resetElectron } from "../../../../fakes/electron/module.ts";
import { tempFolder } from "../../../../fakes/electron/parts.ts";
import { machine, record } from "../../../../fakes/electron/record.ts";

let config: string;
beforeEach(() => {
  resetElectron();
  config = tempFolder();
  record.paths.set("appData", config);
  machine.packaged = true;
});

const parts = { app, execPath: "/opt/Tilla/tilla", appImage: "", dataDir: null };
const entry = () => join(config, "autostart", AUTOSTART_FILE);
const command = () => /^Exec=(.*)$/mu.exec(readFileSync(entry(), "utf8"))?.[1];

describe("starting at login", () => {
  it("on Linux is an entry that names the program, and with it gone again", () => {
    const set = loginStartOf({ ...parts, platform: "linux" });
    set?.(true);
    expect(command()).toBe('"/opt/Tilla/tilla"');
    set?.(false);
    expect(existsSync(entry())).toBe(false);
    expect(record.loginItems).toEqual([]);
  });

  it("names the AppImage itself, not where it is mounted this time, and the data folder that this till uses", () => {
    const appImage = "/home/till/Applications/Tilla.AppImage";
    loginStartOf({ ...parts, platform: "linux", appImage, dataDir: "/srv/till 2" })?.(true);
    expect(command()).toBe(`"${appImage}" "--data=/srv/till 2"`);
  });

  it("on Windows is the system's own setting, under one name, for the program that runs", () => {
    const set = loginStartOf({ ...parts, platform: "win32" });
    set?.(true);
    set?.(false);
    expect(record.loginItems).toEqual([
      { openAtLogin: true, name: "Tilla", args: [] },
      { openAtLogin: false, name: "Tilla", args: [] },
    ]);
    expect(existsSync(entry())).toBe(false);
  });

  it("keeps a Windows path with blanks in one argument", () => {
    loginStartOf({ ...parts, platform: "win32", dataDir: String.raw`D:\till 2` })?.(true);
    expect(record.loginItems).toEqual([{ openAtLogin: true, name: "Tilla", args: [String.raw`--data="D:\till 2"`] }]);
  });

  it("can't be had by a copy run from its sources, nor on a system without a package of ours", () => {
    expect(loginStartOf({ ...parts, platform: "darwin" })).toBeNull();
    machine.packaged = false;
    expect(loginStartOf({ ...parts, platform: "linux" })).toBeNull();
  });
});
