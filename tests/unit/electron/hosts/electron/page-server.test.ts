import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { createPageServer, type PageServer } from "../../../../../electron/hosts/electron/page-server.ts";
import { tempFolder } from "../../../../fakes/electron/parts.ts";

let root: string;
let pages: PageServer;

beforeEach(() => {
  const folder = tempFolder();
  root = join(folder, "renderer");
  mkdirSync(join(root, "assets"), { recursive: true });
  writeFileSync(join(folder, "secrets.json"), "secret");
  mkdirSync(join(folder, "renderer-old"));
  writeFileSync(join(folder, "renderer-old", "index.html"), "secret");
  writeFileSync(join(root, "index.html"), "<!doctype html>");
  writeFileSync(join(root, "assets", "index-AbC.js"), "export {};");
  writeFileSync(join(root, "assets", "zxing.wasm"), Buffer.from([0, 0x61, 0x73, 0x6d]));
  writeFileSync(join(root, "notes.exe"), "MZ");
  symlinkSync(join(folder, "secrets.json"), join(root, "linked.json"));
  symlinkSync(folder, join(root, "up"));
  pages = createPageServer(root);
});

const get = (address: string, method = "GET") => pages.respond(new Request(address, { method }));

describe("the page server", () => {
  it.each([
    ["app://tilla/", "text/html; charset=utf-8"],
    ["app://tilla/index.html", "text/html; charset=utf-8"],
    ["app://tilla/index.html?from=link", "text/html; charset=utf-8"],
    ["app://tilla/assets/index-AbC.js", "text/javascript; charset=utf-8"],
    ["app://tilla/assets/zxing.wasm", "application/wasm"],
  ])("serves %s as %s", async (address, type) => {
    const response = await get(address);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(type);
  });

  it("serves bytes as they are", async () => {
    const body = new Uint8Array(await (await get("app://tilla/assets/zxing.wasm")).arrayBuffer());
    expect([...body]).toEqual([0, 0x61, 0x73, 0x6d]);
  });

  it.each([
    "/../secrets.json",
    "/../../../../../../etc/passwd",
    "/..%2fsecrets.json",
    "/..%2Fsecrets.json",
    "/%2e%2e/secrets.json",
    "/%2e%2e%2fsecrets.json",
    "/%252e%252e%252fsecrets.json",
    "/..%5csecrets.json",
    "/..\\secrets.json",
    "/assets/../../secrets.json",
    "/assets/..%2f..%2fsecrets.json",
    "/assets/%2e%2e/%2e%2e/secrets.json",
    "/....//secrets.json",
    "/..;/secrets.json",
    "/.%2e/secrets.json",
    "/%c0%ae%c0%ae/secrets.json",
    "/%00",
    "/index.html%00.js",
    "/%",
    "/%zz",
    "//secrets.json",
    "//etc/passwd",
    "/file:///etc/passwd",
    "/C:/Windows/win.ini",
    "/C%3A%5CWindows%5Cwin.ini",
    "/../renderer-old/index.html",
    "/index.html/",
    "/INDEX.HTML",
    "/assets",
    "/assets/",
    "/notes.exe",
    "/linked.json",
    "/up/secrets.json",
    "/up/renderer-old/index.html",
    "/__proto__",
    "/constructor",
  ])("has nothing at %s", async (path) => {
    const response = await get(`app://tilla${path}`);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe("");
  });

  it.each(["app://other/index.html", "app://tilla.example/index.html", "https://tilla/index.html"])(
    "answers nobody who asks for %s",
    async (address) => expect((await get(address)).status).toBe(403),
  );

  it.each(["POST", "PUT", "DELETE", "HEAD"])("does not take %s", async (method) => {
    expect((await get("app://tilla/index.html", method)).status).toBe(405);
  });

  it("says so when a file is gone after the start", async () => {
    rmSync(join(root, "index.html"));
    expect((await get("app://tilla/index.html")).status).toBe(500);
  });

  it("serves what was made at run time before a file", async () => {
    pages.put({ path: "/index.html", type: "text/plain", text: "made" });
    expect(await (await get("app://tilla/")).text()).toBe("made");
  });
});

describe("the headers of every answer", () => {
  it.each(["app://tilla/", "app://tilla/nothing", "app://other/"])("stand on %s", async (address) => {
    const { headers } = await get(address);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("permissions-policy")).toMatch(/^camera=\(self\), .*microphone=\(\)/u);
    expect(headers.get("access-control-allow-origin")).toBeNull();
  });

  it("name every source of the policy, and nothing from outside", async () => {
    const policy = (await get("app://tilla/")).headers.get("content-security-policy") ?? "";
    expect(Object.fromEntries(policy.split("; ").map((rule) => rule.split(/ (.*)/u, 2)))).toEqual({
      "default-src": "'none'",
      "script-src": "'self' 'wasm-unsafe-eval'",
      "style-src": "'self'",
      "img-src": "'self' data: blob:",
      "font-src": "'self'",
      "connect-src": "'self'",
      "worker-src": "'self'",
      "media-src": "'self' blob:",
      "base-uri": "'none'",
      "form-action": "'none'",
      "frame-ancestors": "'none'",
    });
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/u);
  });
});
