import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { previousImage, replaceAppImage } from "../../../../../electron/hosts/electron/app-image.ts";
import { packageKindOf } from "../../../../../electron/hosts/electron/package-kind.ts";
import { createQuitGate } from "../../../../../electron/hosts/electron/quit.ts";
import { createUpdates } from "../../../../../electron/hosts/electron/updates.ts";
import { FakeEvent } from "../../../../fakes/electron/app.ts";
import { resetElectron } from "../../../../fakes/electron/module.ts";
import { fakeTill, handClock, keptLog, settle, tempFolder } from "../../../../fakes/electron/parts.ts";
import { machine, record } from "../../../../fakes/electron/record.ts";

beforeEach(resetElectron);

describe("how this copy was installed", () => {
  const none = { platform: "linux", execPath: "/opt/Tilla/tilla", env: {}, exists: () => false } as const;
  const only =
    (...paths: string[]) =>
    (path: string) =>
      paths.includes(path);

  it.each([
    [
      "by the Windows installer",
      { platform: "win32", execPath: "C:\\T\\Tilla.exe", exists: only("C:\\T\\Uninstall Tilla.exe") },
      "nsis",
    ],
    ["from the Windows zip", { platform: "win32", execPath: "C:\\T\\Tilla.exe" }, null],
    [
      "as an AppImage",
      { env: { APPIMAGE: "/home/a/Tilla.AppImage" }, exists: only("/home/a/Tilla.AppImage") },
      "appimage",
    ],
    ["as an AppImage that is gone", { env: { APPIMAGE: "/home/a/Tilla.AppImage" } }, null],
    ["from a deb", { exists: only("/var/lib/dpkg/info/tilla.list") }, "deb"],
    ["from an rpm", { exists: only("/usr/bin/rpm") }, "rpm"],
    ["not at all: unpacked at home", { execPath: "/home/a/Tilla/tilla", exists: () => true, env: {} }, null],
    ["on a system that no package is made for", { platform: "darwin", exists: () => true }, null],
  ] as const)("%s", (_how, machineParts, kind) => {
    expect(packageKindOf({ ...none, ...machineParts })).toBe(kind);
  });
});

describe("an AppImage", () => {
  it("is replaced in one step, can be started, and the old one stays beside it", () => {
    const folder = tempFolder();
    const program = join(folder, "Tilla.AppImage");
    writeFileSync(program, "old", { mode: 0o755 });
    writeFileSync(join(folder, "staged"), "new", { mode: 0o600 });
    replaceAppImage(join(folder, "staged"), program);
    expect(readFileSync(program, "utf8")).toBe("new");
    if (process.platform !== "win32") expect(statSync(program).mode & 0o777).toBe(0o755);
    expect(readFileSync(previousImage(program), "utf8")).toBe("old");
    writeFileSync(join(folder, "staged"), "newer");
    replaceAppImage(join(folder, "staged"), program);
    expect(readFileSync(previousImage(program), "utf8")).toBe("new");
  });

  it("stays as it is when the new one can't be copied", () => {
    const program = join(tempFolder(), "Tilla.AppImage");
    writeFileSync(program, "old");
    expect(() => replaceAppImage("/nowhere/staged", program)).toThrow(/ENOENT/u);
    expect(readFileSync(program, "utf8")).toBe("old");
  });
});

describe("the end of the program", () => {
  function installed() {
    const folder = tempFolder();
    mkdirSync(join(folder, "staged"));
    const program = join(folder, "Tilla.AppImage");
    writeFileSync(program, "old");
    writeFileSync(join(folder, "staged/new"), "new");
    vi.stubEnv("APPIMAGE", program);
    machine.packaged = true;
    const till = fakeTill();
    const log = keptLog();
    const quits: string[] = [];
    const updates = createUpdates({ log, quit: () => gate.hold(new FakeEvent()) });
    const state = () => `closed ${till.state.closed}, ${readFileSync(program, "utf8")}`;
    const last = () => updates.runLast();
    const gate = createQuitGate({
      till: till.till,
      clock: handClock(),
      log,
      last,
      quit: () => void quits.push(state()),
    });
    return { ...till, gate, log, updates, program, quits, file: join(folder, "staged/new") };
  }

  it("replaces the program after the journal was closed, and starts it again", async () => {
    const { updates, file, quits } = installed();
    expect(updates.kind).toBe("appimage");
    updates.installAndRestart(file);
    await settle();
    expect(quits).toEqual(["closed 1, new"]);
    expect(record.relaunched).toBe(1);
  });

  it("waits for a charge in flight before anything is replaced", async () => {
    const { updates, file, quits, program, startCharge, endCharge } = installed();
    startCharge();
    updates.installAndRestart(file);
    await settle();
    expect(readFileSync(program, "utf8")).toBe("old");
    endCharge();
    await settle();
    expect(quits).toEqual(["closed 1, new"]);
  });

  it("replaces nothing when nobody asked for it", async () => {
    const { gate, quits } = installed();
    gate.hold(new FakeEvent());
    await settle();
    expect(quits).toEqual(["closed 1, old"]);
    expect(record.relaunched).toBe(0);
  });

  it("comes back with the old program when the new one can't be put there", async () => {
    const { updates, quits, log } = installed();
    updates.installAndRestart("/nowhere/new");
    await settle();
    expect(quits).toEqual(["closed 1, old"]);
    expect(record.relaunched).toBe(1);
    expect(log.lines.map(({ event }) => event)).toContain("update.package-not-run");
  });
});

it("a copy that is run from its sources takes no update", () => {
  vi.stubEnv("APPIMAGE", "/bin/sh");
  const updates = createUpdates({ log: keptLog(), quit: vi.fn<() => void>() });
  expect(updates.kind).toBeNull();
  updates.installAndRestart("/tmp/x");
});
