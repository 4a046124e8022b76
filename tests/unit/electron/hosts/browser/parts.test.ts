import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { parseArguments } from "../../../../../electron/hosts/browser/arguments.ts";
import { usualDataFolder } from "../../../../../electron/hosts/browser/data-folder.ts";
import { findBrowser } from "../../../../../electron/hosts/browser/find-browser.ts";
import { createMemorySecrets } from "../../../../../electron/hosts/browser/memory-secrets.ts";
import { openWindow } from "../../../../../electron/hosts/browser/open-window.ts";
import { createSettingsFile } from "../../../../../electron/hosts/browser/settings-file.ts";
import { cacheRule, SECURITY_HEADERS } from "../../../../../electron/hosts/security-headers.ts";
import { DEFAULT_SETTINGS } from "../../../../../shared/domain/settings.ts";

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), "tilla-parts-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

describe("the arguments", () => {
  it("have defaults, and relative paths start at the present folder", () => {
    expect(parseArguments([], "/shop")).toEqual({
      ok: true,
      value: { port: 0, open: true, dataDir: null, provision: null, help: false },
    });
    expect(parseArguments(["--port=8123", "--no-open", "--data=x", "--provision", "/y.json", "-h"], "/shop")).toEqual({
      ok: true,
      value: { port: 8123, open: false, dataDir: "/shop/x", provision: "/y.json", help: true },
    });
  });

  it.each([["--port=-1"], ["--port="], ["--port=65536"], ["--data="], ["--provision="], ["--open"], ["x"], ["--data"]])(
    "%s is refused with a sentence",
    (argument) => {
      expect(parseArguments([argument], "/")).toMatchObject({ ok: false });
    },
  );
});

describe("the usual data folder", () => {
  it.each([
    ["linux", {}, "/home/a/.local/share/tilla-browser"],
    ["linux", { XDG_DATA_HOME: "/data" }, "/data/tilla-browser"],
    ["linux", { XDG_DATA_HOME: "relative" }, "/home/a/.local/share/tilla-browser"],
    ["darwin", {}, "/home/a/Library/Application Support/tilla-browser"],
    ["win32", { APPDATA: "/roaming" }, "/roaming/tilla-browser"],
  ] as const)("on %s with %j is %s", (platform, env, expected) => {
    expect(usualDataFolder(platform, env, "/home/a")).toBe(expected);
  });
});

describe("the settings file", () => {
  const now = () => Date.parse("2026-11-21T10:00:00Z");

  it("is there after a write, for this user alone", () => {
    const dir = folder();
    const file = createSettingsFile(dir, { now });
    expect(file.read()).toBeNull();
    file.write(DEFAULT_SETTINGS);
    expect(createSettingsFile(dir, { now }).read()).toEqual(DEFAULT_SETTINGS);
    expect(statSync(join(dir, "settings.json")).mode & 0o777).toBe(0o600);
  });

  it("is replaced whole: what an older version left in it goes", () => {
    const dir = folder();
    writeFileSync(join(dir, "settings.json"), '{"old":1}');
    const file = createSettingsFile(dir, { now });
    expect(file.read()).toEqual({ old: 1 });
    file.write(DEFAULT_SETTINGS);
    expect(file.read()).toEqual(DEFAULT_SETTINGS);
  });

  it("that is no JSON is an error to read, and set aside under a name that is free", () => {
    const dir = folder();
    const file = createSettingsFile(dir, { now });
    for (const name of [
      "settings.unreadable-2026-11-21T10-00-00-000Z.json",
      "settings.unreadable-2026-11-21T10-00-00-000Z-2.json",
    ]) {
      writeFileSync(join(dir, "settings.json"), "{ no");
      expect(() => file.read()).toThrow(SyntaxError);
      expect(file.setAside()).toBe(name);
      expect(readFileSync(join(dir, name), "utf8")).toBe("{ no");
      expect(file.read()).toBeNull();
    }
  });
});

describe("secrets in memory", () => {
  it("are kept, told to the log, and removed", async () => {
    const hidden: string[] = [];
    const secrets = createMemorySecrets((secret) => hidden.push(secret));
    expect(secrets.keptIn).toBe("memory");
    expect(await secrets.get("manager.pin")).toEqual({ ok: true, value: null });
    await secrets.set("manager.pin", "a hash");
    expect(secrets.names()).toEqual(["manager.pin"]);
    expect(await secrets.get("manager.pin")).toEqual({ ok: true, value: "a hash" });
    expect(hidden).toEqual(["a hash"]);
    await secrets.set("manager.pin", null);
    expect(secrets.names()).toEqual([]);
  });
});

describe("the browser", () => {
  it("is the one that was named, else the first that is found", () => {
    const dir = folder();
    writeFileSync(join(dir, "google-chrome"), "", { mode: 0o755 });
    writeFileSync(join(dir, "chromium"), "", { mode: 0o644 });
    expect(findBrowser("linux", { PATH: `/nonexistent:${dir}` })).toBe(join(dir, "google-chrome"));
    expect(findBrowser("linux", { PATH: dir, TILLA_CHROMIUM: process.execPath })).toBe(process.execPath);
    expect(findBrowser("linux", { PATH: dir, TILLA_CHROMIUM: "/nonexistent" })).toBeNull();
    expect(findBrowser("linux", {})).toBeNull();
  });

  it("gets the ticket through a file for this user alone, not through its arguments", async () => {
    const dir = folder();
    const program = join(dir, "browser");
    const script = `#!/bin/sh\nprintf '%s\\n' "$@" > "${dir}/arguments"\ncp -p "${dir}/open.html" "${dir}/seen.html"\n`;
    writeFileSync(program, script, { mode: 0o755 });
    writeFileSync(join(dir, "open.html"), "of an earlier start", { mode: 0o644 });
    expect(await openWindow(program, "http://127.0.0.1:1/ticket/SECRET", dir).closed).toBe(false);
    expect(readFileSync(join(dir, "arguments"), "utf8")).not.toContain("SECRET");
    expect(readFileSync(join(dir, "seen.html"), "utf8")).toContain("url=http://127.0.0.1:1/ticket/SECRET");
    expect(statSync(join(dir, "seen.html")).mode & 0o777).toBe(0o600);
    expect(() => statSync(join(dir, "open.html"))).toThrow("ENOENT");
  });

  it("that can't be started is no fault", async () => {
    expect(await openWindow("/nonexistent", "http://127.0.0.1:1/", folder()).closed).toBe(false);
  });
});

describe("the headers of both hosts", () => {
  it("allow scripts, styles and connections of the till alone", () => {
    const policy = SECURITY_HEADERS["Content-Security-Policy"] ?? "";
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/u);
    for (const rule of [
      "default-src 'none'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy.split("; ")).toContain(rule);
    }
  });

  it("let only files with a hash in their name be kept", () => {
    expect(cacheRule("/assets/index-Ab3_d-9Z.js")).toContain("immutable");
    for (const path of ["/", "/index.html", "/assets/logo.svg", "/bridge", "/x/assets/index-Ab3_d-9Z.js"]) {
      expect(cacheRule(path)).toBe("no-store");
    }
  });
});
