import { spawnSync } from "node:child_process";
import { createPrivateKey, randomBytes } from "node:crypto";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { releaseKeysFault } from "../../../electron/packaging/release-check.ts";
import { makeReleaseKey } from "../../../electron/packaging/release-key.ts";
import { publicHalf, signRelease } from "../../../electron/packaging/release-sign.ts";
import { releaseKeys } from "../../../electron/update/release-keys.ts";
import { createUpdateService } from "../../../electron/update/service.ts";
import { ok } from "../../../shared/result.ts";
import { handClock, keptLog, tempFolder } from "../../fakes/electron/parts.ts";
import { newKey, PACKAGE } from "./release.ts";

test("what the tools make and sign is what a till takes", async () => {
  const [safe, stick] = [tempFolder(), tempFolder()];
  const [file, list] = [join(safe, "key.pem"), join(safe, "keys.json")];
  writeFileSync(list, "[]");
  const raw = makeReleaseKey(file, list);
  if (process.platform !== "win32") expect(statSync(file).mode & 0o777).toBe(0o600);
  const carried = JSON.parse(readFileSync(list, "utf8")) as string[];
  expect(carried).toEqual([raw]);
  expect(() => makeReleaseKey(file, list)).toThrow(/EEXIST/u);

  const key = createPrivateKey(readFileSync(file));
  expect(publicHalf(key)).toBe(raw);
  const names = ["Tilla-Setup-0.3.0-x64.exe", "Tilla-0.3.0-linux-x86_64.AppImage", "Tilla-0.3.0-linux-amd64.deb"];
  for (const name of [...names, "Tilla-0.2.0-linux-amd64.deb", "builder-debug.yml"])
    writeFileSync(join(stick, name), PACKAGE);
  const release = { folder: stick, version: "0.3.0", minVersion: "0.1.0", released: "2026-11-27", key, carried };
  expect(
    signRelease(release)
      .packages.map(({ file: name, kind, arch }) => `${name} ${kind} ${arch}`)
      .toSorted(),
  ).toEqual([
    "Tilla-0.3.0-linux-amd64.deb deb x64",
    "Tilla-0.3.0-linux-x86_64.AppImage appimage x64",
    "Tilla-Setup-0.3.0-x64.exe nsis x64",
  ]);

  const till = createUpdateService({
    dataDir: tempFolder(),
    version: "0.2.0",
    host: { kind: "deb", keys: carried, places: () => [], installAndRestart: () => {} },
    arch: "x64",
    clock: handClock(),
    log: keptLog(),
    note: () => {},
    backUp: () => Promise.resolve(ok([])),
    hindrance: () => null,
  });
  expect(await till.check(stick, { who: "D" })).toMatchObject({ outcome: "ready", offer: { version: "0.3.0" } });
});

test("nothing is signed with a key that the build does not carry, nor where there is no package", () => {
  const stick = tempFolder();
  const { privateKey, publicKey } = newKey();
  const release = { folder: stick, version: "0.3.0", minVersion: "0.1.0", released: "2026-11-27", key: privateKey };
  expect(() => signRelease({ ...release, carried: [publicKey] })).toThrow("holds no package of version 0.3.0");
  writeFileSync(join(stick, "Tilla-0.3.0-linux-amd64.deb"), PACKAGE);
  expect(() => signRelease({ ...release, carried: [newKey().publicKey] })).toThrow(
    "no till of this build would take it",
  );
});

test("a release build without a key stops, and says why; with one it goes on", () => {
  const script = fileURLToPath(new URL("../../../electron/packaging/release-check.ts", import.meta.url));
  const list = join(tempFolder(), "keys.json");
  const check = (text: string) => {
    writeFileSync(list, text);
    const { status, stderr } = spawnSync(process.execPath, [script, list], { encoding: "utf8" });
    return { status, said: stderr };
  };
  const without = check("[]");
  expect(without.status).toBe(1);
  expect(without.said).toContain("would never take an update");
  expect(check(JSON.stringify([newKey().publicKey]))).toEqual({ status: 0, said: "" });
});

test.each([
  ["no JSON", "[", /no list of keys/u],
  ["no list", '{"key":"x"}', /no list of keys/u],
  ["a key cut short", JSON.stringify([randomBytes(31).toString("base64")]), /no Ed25519 key/u],
  ["a good key and a word", JSON.stringify([randomBytes(32).toString("base64"), "secret"]), /no Ed25519 key/u],
])("a list of release keys that is %s keeps a release from going out", (_, text, said) => {
  expect(releaseKeysFault(text)).toMatch(said);
});

test("the release workflow asks for the key before it builds", () => {
  const workflow = readFileSync(new URL("../../../.github/workflows/release.yml", import.meta.url), "utf8");
  const at = workflow.indexOf("npm run release:check");
  expect(at).toBeGreaterThan(0);
  expect(at).toBeLessThan(workflow.indexOf("npm run build"));
});

test("the keys that this build carries are keys", () => {
  for (const key of releaseKeys) expect(Buffer.from(key, "base64")).toHaveLength(32);
});
