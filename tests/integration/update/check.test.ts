import { createHash } from "node:crypto";
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import { join } from "node:path";
import { execFileSync } from "node:child_process";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { TerminalEvent } from "../../../shared/domain/events.ts";
import type { PackageKind, UpdateRefusal } from "../../../shared/domain/update.ts";
import { ok } from "../../../shared/result.ts";
import { MANIFEST_FILE, SIGNATURE_FILE } from "../../../electron/update/manifest.ts";
import { createUpdateService, type UpdateService } from "../../../electron/update/service.ts";
import { handClock, keptLog, tempFolder } from "../../fakes/electron/parts.ts";
import { manifestOf, newKey, PACKAGE, putRelease } from "./release.ts";

const key = newKey();
let stick: string;
let dataDir: string;
let events: TerminalEvent[];
let servers: Server[] = [];

beforeEach(() => {
  stick = join(tempFolder(), "stick");
  dataDir = tempFolder();
  events = [];
});
afterEach(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((resolve) => void server.close(resolve));
  }
  servers = [];
});

interface Copy {
  readonly version?: string;
  readonly kind?: PackageKind | null;
  readonly keys?: readonly string[];
}

/** The update service of a till of version 0.2.0 that was installed as an AppImage. */
function till({ version = "0.2.0", kind = "appimage", keys = [key.publicKey] }: Copy = {}): UpdateService {
  return createUpdateService({
    dataDir,
    version,
    host: { kind, keys, places: () => [stick], installAndRestart: () => {} },
    arch: process.arch,
    clock: handClock(),
    log: keptLog(),
    note: (event) => void events.push(event),
    backUp: () => Promise.resolve(ok([])),
    hindrance: () => null,
  });
}

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}`;
}

/** The stick's folder as a web server would show it. */
const files: RequestListener = (request, response) => {
  try {
    response.end(readFileSync(join(stick, decodeURIComponent(request.url?.slice(1) ?? ""))));
  } catch {
    response.writeHead(404).end("no such file");
  }
};

async function expectRefused(source: string, reason: UpdateRefusal, service = till()): Promise<void> {
  const verdict = await service.check(source, { who: "Dilnoza" });
  expect(verdict).toMatchObject({ outcome: "refused", reason });
  expect(service.status().ready).toBeNull();
  expect(events).toMatchObject([{ type: "update.refused", reason, who: "Dilnoza" }]);
}

describe("a good update", () => {
  test("on a stick is found, verified and copied; the copy is what counts from then on", async () => {
    putRelease(stick, key, manifestOf("0.3.0"));
    const service = till();
    expect(service.find()).toEqual([stick]);
    const verdict = await service.check(stick, { who: "Dilnoza" });
    const offer = { version: "0.3.0", released: "2026-11-27", direction: "newer", bytes: PACKAGE.length };
    expect(verdict).toMatchObject({ outcome: "ready", offer });
    rmSync(stick, { recursive: true });
    expect(readFileSync(join(dataDir, "updates/0.3.0/Tilla-0.3.0.AppImage"))).toEqual(PACKAGE);
    expect(events).toMatchObject([{ type: "update.checked", from: "0.2.0", to: "0.3.0", who: "Dilnoza" }]);
    // Also after a restart.
    expect(till().status().ready).toMatchObject(offer);
  });

  test("at an address on the shop's network is taken the same way", async () => {
    putRelease(stick, key, manifestOf("0.3.0"));
    const verdict = await till().check(await serve(files), { who: "Dilnoza" });
    expect(verdict).toMatchObject({ outcome: "ready", offer: { version: "0.3.0" } });
    expect(readFileSync(join(dataDir, "updates/0.3.0/Tilla-0.3.0.AppImage"))).toEqual(PACKAGE);
  });

  test("may be signed with any of the keys that the program carries", async () => {
    putRelease(stick, key, manifestOf("0.3.0"));
    const service = till({ keys: [newKey().publicKey, key.publicKey] });
    expect(await service.check(stick, { who: "Dilnoza" })).toMatchObject({ outcome: "ready" });
  });

  test("of an older version is called older, and that it can't go on with this journal", async () => {
    putRelease(stick, key, manifestOf("0.1.9", { journal: 1 }));
    const verdict = await till().check(stick, { who: "Dilnoza" });
    expect(verdict).toMatchObject({ outcome: "ready", offer: { direction: "older", readsJournalOnly: true } });
  });
});

describe("a bad package on a stick", () => {
  const spoilt: readonly (readonly [string, UpdateRefusal, () => void])[] = [
    ["without a signature", "unsigned", () => rmSync(join(stick, SIGNATURE_FILE))],
    ["signed with another key", "signature-wrong", () => putRelease(stick, newKey(), manifestOf("0.3.0"))],
    [
      "with a signature of something else",
      "signature-wrong",
      () => writeFileSync(join(stick, SIGNATURE_FILE), "A".repeat(88)),
    ],
    [
      "with a signature that never ends",
      "signature-wrong",
      () => writeFileSync(join(stick, SIGNATURE_FILE), "A".repeat(5000)),
    ],
    [
      "whose manifest was changed after it was signed",
      "signature-wrong",
      () => appendFileSync(join(stick, MANIFEST_FILE), " "),
    ],
    [
      "of another application",
      "other-app",
      () => putRelease(stick, key, manifestOf("0.3.0", { appId: "uz.other.till" })),
    ],
    ["of the same version", "same-version", () => putRelease(stick, key, manifestOf("0.2.0"))],
    ["that leaves a step out", "too-far", () => putRelease(stick, key, manifestOf("0.9.0", { minVersion: "0.8.0" }))],
    ["for other machines", "no-package", () => putRelease(stick, key, manifestOf("0.3.0", {}, { kind: "nsis" }))],
    ["cut short", "size-differs", () => truncateSync(join(stick, "Tilla-0.3.0.AppImage"), PACKAGE.length - 1)],
    ["with something added", "size-differs", () => appendFileSync(join(stick, "Tilla-0.3.0.AppImage"), "x")],
    [
      "with one byte changed",
      "content-differs",
      () => writeFileSync(join(stick, "Tilla-0.3.0.AppImage"), Buffer.from(PACKAGE).fill("X", 41, 42)),
    ],
    ["whose file is not there", "not-found", () => rmSync(join(stick, "Tilla-0.3.0.AppImage"))],
    [
      "with a manifest that is no end",
      "manifest-too-large",
      () => writeFileSync(join(stick, MANIFEST_FILE), " ".repeat(70_000)),
    ],
    [
      "with a signed manifest of another shape",
      "manifest-unreadable",
      () => putRelease(stick, key, manifestOf("0.3.0", { extra: 1 })),
    ],
    ["with a version that is none", "manifest-unreadable", () => putRelease(stick, key, manifestOf("../../0.3.0"))],
  ];

  test.each(spoilt)("%s is refused: %s", async (_what, reason, spoil) => {
    putRelease(stick, key, manifestOf("0.3.0"));
    spoil();
    await expectRefused(stick, reason);
  });

  const names = [
    "../Tilla.AppImage",
    "a/b.AppImage",
    "C:\\Tilla.exe",
    "..",
    ".hidden",
    "nul.exe",
    "a..b",
    "x".repeat(200),
    "",
    "Tilla.",
    "a\0b",
  ];
  test.each(names)("whose signed manifest names the file %j is refused before anything is opened", async (file) => {
    putRelease(stick, key, manifestOf("0.3.0", {}, { file }));
    await expectRefused(stick, "manifest-unreadable");
  });

  test("that is a link, a folder or a pipe is not followed", async () => {
    const file = join(stick, "Tilla-0.3.0.AppImage");
    putRelease(stick, key, manifestOf("0.3.0"));
    renameSync(file, join(stick, "elsewhere"));
    symlinkSync("elsewhere", file);
    await expectRefused(stick, "not-a-file");
    events = [];
    rmSync(file);
    mkdirSync(file);
    await expectRefused(stick, "not-a-file");
    if (process.platform === "win32") return;
    events = [];
    rmSync(file, { recursive: true });
    execFileSync("mkfifo", [file]);
    await expectRefused(stick, "not-a-file");
  });

  test("whose manifest is a link is not followed", async () => {
    putRelease(stick, key, manifestOf("0.3.0"));
    renameSync(join(stick, MANIFEST_FILE), join(stick, "m"));
    symlinkSync("m", join(stick, MANIFEST_FILE));
    await expectRefused(stick, "not-a-file");
  });

  test("leaves no half copy, and the one that was verified before stays ready", async () => {
    const service = till();
    putRelease(stick, key, manifestOf("0.3.0"));
    await service.check(stick, { who: "Dilnoza" });
    putRelease(stick, key, manifestOf("0.4.0"), PACKAGE.subarray(1));
    expect(await service.check(stick, { who: "Dilnoza" })).toMatchObject({
      outcome: "refused",
      reason: "size-differs",
    });
    expect(service.status().ready?.version).toBe("0.3.0");
    expect(() => readFileSync(join(dataDir, "updates/0.4.0/Tilla-0.4.0.AppImage"))).toThrow(/ENOENT/u);
    expect(() => readFileSync(join(dataDir, "updates/0.4.0/Tilla-0.4.0.AppImage.part"))).toThrow(/ENOENT/u);
  });
});

describe("a place that can't be trusted or read", () => {
  test("an empty folder, a path that is relative, a public address without encryption, a password in the address", async () => {
    mkdirSync(stick, { recursive: true });
    for (const [source, reason] of [
      [stick, "not-found"],
      ["stick", "source-invalid"],
      ["http://8.8.8.8/", "source-invalid"],
      ["http://a:b@127.0.0.1/", "source-invalid"],
      ["http://127.0.0.1/?x=1", "source-invalid"],
    ] as const) {
      events = [];
      await expectRefused(source, reason);
    }
  });

  test("a server that sends the till elsewhere", async () => {
    putRelease(stick, key, manifestOf("0.3.0"));
    const good = await serve(files);
    const away = await serve(
      (request, response) => void response.writeHead(302, { Location: `${good}${request.url}` }).end(),
    );
    await expectRefused(away, "redirected");
  });

  test("a server that sends only the package elsewhere", async () => {
    putRelease(stick, key, manifestOf("0.3.0"));
    const good = await serve(files);
    const away = await serve((request, response) => {
      if (request.url?.endsWith(".AppImage") !== true) return files(request, response);
      response.writeHead(307, { Location: `${good}${request.url}` }).end();
    });
    await expectRefused(away, "redirected");
  });

  test("a server that breaks off, answers an error, or a manifest without end", async () => {
    putRelease(stick, key, manifestOf("0.3.0"));
    const broken = await serve((request, response) => {
      if (request.url?.endsWith(".AppImage") !== true) return files(request, response);
      response.writeHead(200, { "Content-Length": PACKAGE.length });
      response.write(PACKAGE.subarray(0, 1000), () => response.destroy());
    });
    await expectRefused(broken, "unreachable");
    events = [];
    await expectRefused(await serve((_request, response) => void response.writeHead(500).end()), "bad-answer");
    events = [];
    const endless = await serve((_request, response) => {
      const more = () => void response.write(" ".repeat(10_000), () => void (response.destroyed || more()));
      more();
    });
    await expectRefused(endless, "manifest-too-large");
  });

  test("nobody listens there", async () => {
    const gone = await serve(files);
    for (const server of servers) await new Promise((resolve) => void server.close(resolve));
    servers = [];
    await expectRefused(gone, "unreachable");
  });
});

describe("a copy that takes no update", () => {
  test("one that no installer put there, and one that carries no release key", async () => {
    putRelease(stick, key, manifestOf("0.3.0"));
    await expectRefused(stick, "not-updatable", till({ kind: null }));
    events = [];
    await expectRefused(stick, "no-release-key", till({ keys: [] }));
  });
});

test("a hash in the manifest that is right in length and wrong in content is found", async () => {
  const sha512 = createHash("sha512").update("something else").digest("hex");
  putRelease(stick, key, manifestOf("0.3.0", {}, { sha512 }));
  await expectRefused(stick, "content-differs");
});
