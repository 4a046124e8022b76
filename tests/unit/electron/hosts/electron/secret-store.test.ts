import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { createDocumentFile } from "../../../../../electron/hosts/electron/document-file.ts";
import { openSecretStore } from "../../../../../electron/hosts/electron/secret-store.ts";
import { handClock, keptLog, tempFolder } from "../../../../fakes/electron/parts.ts";
import { createKeyStore, type FakeKeyStore } from "../../../../fakes/electron/safe-storage.ts";

const PIN = "482915";
let folder: string;

beforeEach(() => {
  folder = tempFolder();
});

function open(safeStorage: FakeKeyStore, platform: NodeJS.Platform = "linux", log = keptLog()) {
  return openSecretStore({ file: createDocumentFile(folder, "secrets", handClock()), safeStorage, platform, log });
}
const onDisk = (): string =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");

describe("secrets with a key store", () => {
  it("outlive the program, and are nowhere on disk as they are", async () => {
    const keyStore = createKeyStore();
    const first = await open(keyStore);
    expect(first.keptIn).toBe("system");
    expect(await first.set("manager.pin", PIN)).toEqual({ ok: true, value: null });
    expect(onDisk()).not.toContain(PIN);
    const second = await open(keyStore);
    expect(second.names()).toEqual(["manager.pin"]);
    expect(await second.get("manager.pin")).toEqual({ ok: true, value: PIN });
  });

  it.skipIf(process.platform === "win32")("lie in a file for this user alone", async () => {
    await (await open(createKeyStore())).set("manager.pin", PIN);
    expect(statSync(join(folder, "secrets.json")).mode & 0o777).toBe(0o600);
  });

  it("can be removed", async () => {
    const store = await open(createKeyStore());
    await store.set("manager.pin", PIN);
    await store.set("manager.pin", null);
    expect(store.names()).toEqual([]);
    expect(await store.get("manager.pin")).toEqual({ ok: true, value: null });
  });

  it("are written again when the system's key has changed", async () => {
    const keyStore = createKeyStore();
    await (await open(keyStore)).set("manager.pin", PIN);
    const before = onDisk();
    keyStore.keys.generation = 2;
    expect(await (await open(keyStore)).get("manager.pin")).toEqual({ ok: true, value: PIN });
    expect(onDisk()).not.toBe(before);
    expect(await (await open(keyStore)).get("manager.pin")).toEqual({ ok: true, value: PIN });
  });

  it("are unavailable, not missing, when they can't be opened", async () => {
    const keyStore = createKeyStore();
    const store = await open(keyStore);
    await store.set("manager.pin", PIN);
    keyStore.keys.broken = true;
    expect(await store.get("manager.pin")).toMatchObject({ ok: false, error: { kind: "secret-unavailable" } });
    expect(await store.set("manager.pin", "1111")).toMatchObject({ ok: false, error: { kind: "secret-unavailable" } });
    expect(store.names()).toEqual(["manager.pin"]);
  });

  it("never reach the log", async () => {
    const log = keptLog();
    const keyStore = createKeyStore();
    const store = await open(keyStore, "linux", log);
    await store.set("manager.pin", PIN);
    keyStore.keys.broken = true;
    await store.get("manager.pin");
    await store.set("manager.pin", PIN);
    expect(JSON.stringify(log.lines)).not.toContain(PIN);
  });
});

describe("secrets without a real key store", () => {
  it.each([
    ["basic_text", createKeyStore("basic_text")],
    ["a backend that is not known", createKeyStore("unknown")],
    ["a named backend that still uses Chromium's own password", createKeyStore("gnome_libsecret", "v10")],
    [
      "a key store that is not there",
      Object.assign(createKeyStore(), { isAsyncEncryptionAvailable: async () => false }),
    ],
    ["a key store that is locked", withKeys({ broken: true })],
  ])("stay in memory: %s", async (_what, keyStore) => {
    const log = keptLog();
    const store = await open(keyStore, "linux", log);
    expect(store.keptIn).toBe("memory");
    expect(await store.set("manager.pin", PIN)).toEqual({ ok: true, value: null });
    expect(await store.get("manager.pin")).toEqual({ ok: true, value: PIN });
    expect(readdirSync(folder)).toEqual([]);
    expect(log.lines.map(({ event }) => event)).toEqual(["secrets.kept-in-memory"]);
    expect((await open(keyStore)).names()).toEqual([]);
  });

  it("is a matter of Linux alone: DPAPI writes the same first letters", async () => {
    expect((await open(createKeyStore("unknown", "v10"), "win32")).keptIn).toBe("system");
  });

  it("those of an earlier session are sealed, not gone", async () => {
    await (await open(createKeyStore())).set("manager.pin", PIN);
    const sealed = await open(createKeyStore("basic_text"));
    expect(sealed.names()).toEqual(["manager.pin"]);
    expect(await sealed.get("manager.pin")).toMatchObject({ ok: false, error: { kind: "secret-unavailable" } });
    expect((await open(createKeyStore())).names()).toEqual(["manager.pin"]);
  });

  it("a sealed one can be replaced for the session, or removed for good", async () => {
    await (await open(createKeyStore())).set("manager.pin", PIN);
    const sealed = await open(createKeyStore("basic_text"));
    await sealed.set("manager.pin", "1111");
    expect(await sealed.get("manager.pin")).toEqual({ ok: true, value: "1111" });
    await sealed.set("manager.pin", null);
    expect(sealed.names()).toEqual([]);
    expect((await open(createKeyStore())).names()).toEqual([]);
  });
});

describe("a secrets file that is not one", () => {
  it.each(["{", "[]x", '{"manager.pin": 5}', '{"manager.pin": "not base64!"}', '{"other": "AAAA"}'])(
    "is set aside and kept: %s",
    async (text) => {
      writeFileSync(join(folder, "secrets.json"), text);
      const log = keptLog();
      const store = await open(createKeyStore(), "linux", log);
      expect(store.names()).toEqual([]);
      const [aside] = readdirSync(folder);
      expect(aside).toBe("secrets.unreadable-2026-11-21T10-00-00-000Z.json");
      expect(readFileSync(join(folder, aside ?? ""), "utf8")).toBe(text);
      expect(log.lines).toEqual([{ level: "warn", event: "secrets.set-aside", fields: { as: aside } }]);
    },
  );
});

it("a secrets file that the disk does not give is no reason to set it aside", async () => {
  mkdirSync(join(folder, "secrets.json"));
  await expect(open(createKeyStore())).rejects.toThrow("EISDIR");
  expect(readdirSync(folder)).toEqual(["secrets.json"]);
});

function withKeys(keys: Partial<FakeKeyStore["keys"]>): FakeKeyStore {
  const keyStore = createKeyStore();
  Object.assign(keyStore.keys, keys);
  return keyStore;
}
