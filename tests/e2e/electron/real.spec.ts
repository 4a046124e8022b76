import { _electron, expect, test, type ElectronApplication, type Page } from "@playwright/test";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { electronHindrance, findElectron } from "../../../electron/launch/electron-binary.mjs";

// What only Electron itself can show. Where its program is not to be had these tests are skipped and say so;
// docs/security.md lists what then rests on review.
const root = fileURLToPath(new URL("../../../", import.meta.url));
const executablePath = findElectron(root, process.env);
const hindrance =
  electronHindrance({ platform: process.platform, uid: process.getuid?.(), env: process.env }) ??
  (executablePath === undefined ? "Electron's program is not on this machine (npx install-electron)" : "");

test.describe("under Electron", () => {
  test.skip(hindrance !== "", hindrance);
  test.describe.configure({ mode: "serial" });

  let folder: string;
  let app: ElectronApplication;
  let page: Page;

  test.beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "tilla-real-"));
    app = await _electron.launch({ args: [root, `--data=${folder}`], ...(executablePath ? { executablePath } : {}) });
    page = await app.firstWindow();
    await page.waitForLoadState("load");
  });
  test.afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("the page has the till's origin, is secure and knows no Node", async () => {
    const seen = await page.evaluate(() => ({
      origin: globalThis.origin,
      secure: globalThis.isSecureContext,
      globals: ["require", "process", "module", "Buffer"].filter((name) => name in window),
    }));
    expect(seen).toEqual({ origin: "app://tilla", secure: true, globals: [] });
  });

  test("the page's process is in the system's sandbox", async () => {
    test.skip(process.platform !== "linux", "read from /proc");
    const pid = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.webContents.getOSProcessId()),
    );
    expect(pid).toHaveLength(1);
    expect(readFileSync(`/proc/${pid[0]}/status`, "utf8")).toMatch(/^Seccomp:\s+2$/mu);
  });

  test("the preload lives in a world of its own", async () => {
    // A page that replaces what the preload uses must not be heard by it.
    const answer = await page.evaluate(async () => {
      Reflect.set(Object, "fromEntries", () => ({}));
      Reflect.set(Promise.prototype, "catch", () => Promise.resolve("stolen"));
      const { pos } = window as unknown as { pos: Record<string, (input: null) => Promise<unknown>> };
      return pos["app.status"]?.(null);
    });
    expect(answer).toMatchObject({ ok: true, value: { host: "electron" } });
    await page.reload();
  });

  test("the policy's header is in force on the till's own scheme", async () => {
    const seen = await page.evaluate(async () => {
      const policy = (await fetch("/index.html")).headers.get("content-security-policy");
      const script = document.createElement("script");
      script.textContent = "window.inlineRan = true";
      document.head.append(script);
      const network = await fetch("https://example.invalid/").then(
        () => "went",
        () => "refused",
      );
      return { policy, inline: "inlineRan" in window, network };
    });
    expect(seen).toMatchObject({ inline: false, network: "refused" });
    expect(seen.policy).toContain("default-src 'none'");
  });

  test("nothing but the camera is granted", async () => {
    const seen = await page.evaluate(async () => {
      const refusal = (error: unknown) => (error instanceof DOMException ? error.name : String(error));
      return {
        notifications: await Notification.requestPermission(),
        microphone: await navigator.mediaDevices.getUserMedia({ audio: true }).then(() => "given", refusal),
        screen: await navigator.mediaDevices.getDisplayMedia().then(() => "given", refusal),
        geolocation: (await navigator.permissions.query({ name: "geolocation" })).state,
        camera: (await navigator.permissions.query({ name: "camera" })).state,
      };
    });
    expect(seen).toMatchObject({ notifications: "denied", microphone: "NotAllowedError", geolocation: "denied" });
    expect(seen.screen).not.toBe("given");
    expect(seen.camera).not.toBe("denied");
  });

  test("no window opens and the page stays", async () => {
    const before = page.url();
    expect(await page.evaluate(() => window.open("https://example.invalid/"))).toBeNull();
    await page.evaluate(() => {
      location.href = "https://example.invalid/";
    });
    expect(await page.evaluate(() => globalThis.origin)).toBe("app://tilla");
    expect(page.url()).toBe(before);
    expect(app.windows()).toHaveLength(1);
  });

  test("files outside the page's folder are not there", async () => {
    const paths = ["/../main/main.js", "/..%2fmain%2fmain.js", "/%2e%2e/main/main.js", "//etc/passwd"];
    const statuses = await page.evaluate(
      (addresses) => Promise.all(addresses.map(async (address) => (await fetch(`app://tilla${address}`)).status)),
      paths,
    );
    expect(statuses).toEqual([404, 404, 404, 404]);
  });

  test("the key store gives back what it was given, or is not used", async () => {
    const outcome = await app.evaluate(async ({ safeStorage }) => {
      if (!(await safeStorage.isAsyncEncryptionAvailable())) return "not available";
      const { result } = await safeStorage.decryptStringAsync(await safeStorage.encryptStringAsync("482915"));
      return result;
    });
    expect(["482915", "not available"]).toContain(outcome);
  });
});

test.describe("an installed till", () => {
  const program = process.env["TILLA_PACKED"] ?? "";
  test.skip(program === "", "TILLA_PACKED names no packed program (npx electron-builder --linux dir)");

  test("is not a Node for whoever asks", () => {
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: "1" };
    const { stdout } = spawnSync(program, ["-p", "'ran as ' + 'node'"], { env, encoding: "utf8", timeout: 20_000 });
    expect(stdout).not.toContain("ran as node");
  });

  test("does not start with its protections taken away", () => {
    const { status } = spawnSync(program, ["--no-sandbox"], { timeout: 20_000 });
    expect(status).toBe(1);
  });

  test("has its fuses blown", async () => {
    const wire = await getCurrentFuseWire(program);
    expect(wire[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE);
    expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE);
    expect(wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(FuseState.ENABLE);
  });
});
