import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type { TerminalEvent } from "../../../shared/domain/events.ts";
import { conflict, type PosError } from "../../../shared/errors/pos-error.ts";
import { err, ok } from "../../../shared/result.ts";
import { createUpdateService, type UpdateDeps, type UpdateService } from "../../../electron/update/service.ts";
import { handClock, keptLog, tempFolder } from "../../fakes/electron/parts.ts";
import { manifestOf, newKey, putRelease } from "./release.ts";

const key = newKey();
let stick: string;
let dataDir: string;
let events: TerminalEvent[];
/** What the host was told to run, in order with the backups. */
let done: string[];
let openSale: PosError | null;

beforeEach(() => {
  stick = tempFolder();
  dataDir = tempFolder();
  events = [];
  done = [];
  openSale = null;
});

/** A start of the program in some version. */
function start(version: string, over: Partial<UpdateDeps> = {}): UpdateService {
  const service = createUpdateService({
    dataDir,
    version,
    host: {
      kind: "appimage",
      keys: [key.publicKey],
      places: () => [],
      installAndRestart: (file) => void done.push(`run ${file}`),
    },
    arch: process.arch,
    clock: handClock(),
    log: keptLog(),
    note: (event) => void events.push(event),
    backUp() {
      done.push("backup");
      return Promise.resolve(ok(["/data/live/backups/journal-1.sqlite"]));
    },
    hindrance: () => openSale,
    ...over,
  });
  service.opened();
  return service;
}

const packageOf = (version: string) => join(dataDir, "updates", version, `Tilla-${version}.AppImage`);

async function ready(version: string, service: UpdateService): Promise<void> {
  putRelease(stick, key, manifestOf(version));
  expect(await service.check(stick, { who: "Dilnoza" })).toMatchObject({ outcome: "ready" });
}

/** Updates from one version to the next as it goes well, up to the new screen. */
async function update(from: string, to: string): Promise<UpdateService> {
  const service = start(from);
  await ready(to, service);
  await service.install(to, false, { who: "Dilnoza" });
  done = [];
  const next = start(to);
  next.screenStands();
  return next;
}

describe("installing", () => {
  test("backs up first, writes down the way back, then hands the verified copy to the host", async () => {
    const service = start("0.2.0");
    await ready("0.3.0", service);
    expect(await service.install("0.3.0", false, { who: "Dilnoza" })).toMatchObject({
      ok: true,
      value: { outcome: "ready" },
    });
    expect(done).toEqual(["backup", `run ${packageOf("0.3.0")}`]);
    expect(events.at(-1)).toEqual({
      type: "update.begun",
      from: "0.2.0",
      to: "0.3.0",
      allowedOlder: false,
      who: "Dilnoza",
    });
    const wayBack = readFileSync(join(dataDir, "updates/WAY-BACK.txt"), "utf8");
    expect(wayBack).toContain("Tilla 0.3.0 was installed over Tilla 0.2.0");
    expect(wayBack.match(/\/data\/live\/backups\/journal-1\.sqlite/gu)).toHaveLength(4);
  });

  test("does not happen while a sale is open, not even one that was opened during the backup", async () => {
    const service = start("0.2.0", {
      backUp() {
        openSale = conflict("sale-open");
        return Promise.resolve(ok([]));
      },
    });
    await ready("0.3.0", service);
    expect(await service.install("0.3.0", false, { who: "Dilnoza" })).toMatchObject({
      ok: false,
      error: { reason: "sale-open" },
    });
    expect(done).toEqual([]);
    expect(service.status().ready?.version).toBe("0.3.0");
  });

  test("does not happen where no backup can be made", async () => {
    const full: PosError = { kind: "storage", reason: "disk-full", detail: "" };
    const service = start("0.2.0", { backUp: () => Promise.resolve(err(full)) });
    await ready("0.3.0", service);
    expect(await service.install("0.3.0", false, { who: "Dilnoza" })).toEqual(err(full));
    expect(done).toEqual([]);
  });

  test("runs nothing that was changed after it was verified", async () => {
    const service = start("0.2.0");
    await ready("0.3.0", service);
    writeFileSync(packageOf("0.3.0"), "something else");
    const answer = await service.install("0.3.0", false, { who: "Dilnoza" });
    expect(answer).toMatchObject({ ok: true, value: { outcome: "refused", reason: "content-differs" } });
    expect(done).toEqual([]);
    expect(service.status().ready).toBeNull();
  });

  test("runs nothing that was not verified, and not another version than the person saw", async () => {
    const service = start("0.2.0");
    expect(await service.install("0.3.0", false, { who: "D" })).toMatchObject({
      value: { outcome: "refused", reason: "not-found" },
    });
    await ready("0.3.0", service);
    expect(await service.install("0.4.0", true, { who: "D" })).toMatchObject({
      value: { outcome: "refused", reason: "not-found" },
    });
    expect(done).toEqual([]);
  });

  test("takes an older version only when a person allows it, and says so on record", async () => {
    const service = start("0.2.0");
    await ready("0.1.0", service);
    const refused = await service.install("0.1.0", false, { who: "Dilnoza" });
    expect(refused).toMatchObject({ value: { outcome: "refused", reason: "older-version" } });
    expect(done).toEqual([]);
    await service.install("0.1.0", true, { who: "Dilnoza" });
    expect(events.at(-1)).toMatchObject({ type: "update.begun", to: "0.1.0", allowedOlder: true, who: "Dilnoza" });
    expect(done).toEqual(["backup", `run ${packageOf("0.1.0")}`]);
  });

  test("never happens by itself: a verified update lies still over any number of starts", async () => {
    await ready("0.3.0", start("0.2.0"));
    for (const _ of [1, 2, 3]) start("0.2.0").screenStands();
    expect(done).toEqual([]);
    expect(events.map(({ type }) => type)).toEqual(["update.checked"]);
  });
});

describe("the first start afterwards", () => {
  test("counts as installed once the screen stands, and keeps both packages for the way back", async () => {
    const second = await update("0.1.0", "0.2.0");
    expect(events.at(-1)).toEqual({ type: "update.installed", from: "0.1.0", to: "0.2.0", starts: 1 });
    // The first version was installed by hand: nobody has its package.
    expect(second.status()).toMatchObject({
      last: { outcome: "installed" },
      ready: null,
      wayBack: { version: "0.1.0", file: null },
    });
    const third = await update("0.2.0", "0.3.0");
    expect(third.status().wayBack).toMatchObject({ version: "0.2.0", file: packageOf("0.2.0") });
    expect(readFileSync(join(dataDir, "updates/WAY-BACK.txt"), "utf8")).toContain(
      `from this file: ${packageOf("0.2.0")}`,
    );
    await update("0.3.0", "0.4.0");
    expect(() => readFileSync(packageOf("0.2.0"))).toThrow(/ENOENT/u);
    expect(readFileSync(packageOf("0.3.0")).length).toBeGreaterThan(0);
  });

  test("that never comes to a screen stays pending, and the one that does says how many it took", async () => {
    const service = start("0.2.0");
    await ready("0.3.0", service);
    await service.install("0.3.0", false, { who: "Dilnoza" });
    start("0.3.0");
    start("0.3.0");
    expect(events.at(-1)?.type).toBe("update.begun");
    start("0.3.0").screenStands();
    expect(events.at(-1)).toMatchObject({ type: "update.installed", starts: 3 });
  });

  test("of the old version says that nothing was replaced; the update stays ready for another try", async () => {
    const service = start("0.2.0");
    await ready("0.3.0", service);
    await service.install("0.3.0", false, { who: "Dilnoza" });
    const again = start("0.2.0");
    expect(events.at(-1)).toEqual({ type: "update.failed", from: "0.2.0", to: "0.3.0", now: "0.2.0" });
    expect(again.status()).toMatchObject({
      last: { outcome: "not-replaced", to: "0.3.0" },
      ready: { version: "0.3.0" },
    });
  });

  test("after the way back was gone: the old version, installed by hand over one that did not start, notes it", async () => {
    await update("0.1.0", "0.2.0");
    const service = start("0.2.0");
    await ready("0.3.0", service);
    await service.install("0.3.0", false, { who: "Dilnoza" });
    start("0.3.0");
    const back = start("0.2.0");
    back.screenStands();
    expect(events.at(-1)).toMatchObject({ type: "update.failed", from: "0.2.0", to: "0.3.0", now: "0.2.0" });
    expect(readFileSync(packageOf("0.2.0")).length).toBeGreaterThan(0);
  });

  test("a state that makes no sense counts as none", () => {
    start("0.2.0");
    const service = createUpdateServiceOn("not json");
    expect(service.status()).toMatchObject({ ready: null, last: null, wayBack: null });
  });
});

function createUpdateServiceOn(state: string): UpdateService {
  putRelease(join(dataDir, "updates"), key, manifestOf("0.3.0"));
  writeFileSync(join(dataDir, "updates/state.json"), state);
  return start("0.2.0");
}
