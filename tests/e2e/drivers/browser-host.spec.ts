import { expect, test as base } from "@playwright/test";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { scan, typeDigits } from "../scanner.ts";
import { launchBrowserHost } from "./browser-host.ts";
import { startHostProcess } from "./host-process.ts";
import { createPageWatch } from "./page-watch.ts";

const built = fileURLToPath(new URL("../../../dist/browser", import.meta.url));

const PAGE = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>keys</title><link rel="icon" href="data:," /><script type="module" src="./keys.js"></script></head>
  <body><input id="field" /></body>
</html>
`;
const SCRIPT = `
globalThis.keys = [];
addEventListener("keydown", ({ code, key, shiftKey, timeStamp, isTrusted }) => {
  globalThis.keys.push({ code, key, shiftKey, timeStamp, isTrusted });
});
`;

interface Key {
  readonly code: string;
  readonly key: string;
  readonly timeStamp: number;
  readonly isTrusted: boolean;
}

/** The built host with a page that notes its keys. */
const test = base.extend<{ folder: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's shape
  folder: async ({}, provide) => {
    const folder = mkdtempSync(join(tmpdir(), "tilla-driver-"));
    cpSync(built, join(folder, "dist/browser"), { recursive: true });
    mkdirSync(join(folder, "dist/renderer"));
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    writeFileSync(join(folder, "dist/renderer/index.html"), PAGE);
    writeFileSync(join(folder, "dist/renderer/keys.js"), SCRIPT);
    await provide(folder);
    rmSync(folder, { recursive: true, force: true });
  },
});
test.skip(!existsSync(built), "the browser host is not built");

test("a page on the host calls the till and hears it, in silence", async ({ folder, browser }) => {
  const watch = createPageWatch();
  const host = await launchBrowserHost({
    dataDir: join(folder, "data"),
    dist: join(folder, "dist"),
    browser,
    watch: (page) => watch.watch(page),
  });
  const answer = await host.page.evaluate(async () => {
    const socket = new WebSocket(`ws://${location.host}/bridge`);
    await new Promise((resolve) => socket.addEventListener("open", resolve));
    const first = new Promise<string>((resolve) => {
      socket.addEventListener("message", ({ data }) => resolve(String(data)));
    });
    socket.send(JSON.stringify({ id: 1, method: "app.status", input: null }));
    return first;
  });
  expect(answer).toContain('"host":"browser"');
  const cookies = await host.page.context().cookies();
  expect(cookies).toMatchObject([{ httpOnly: true, sameSite: "Strict", domain: "127.0.0.1", expires: -1 }]);
  expect(watch.complaints()).toEqual([]);
  await host.close();
  expect(await host.ended).toEqual({ code: 0, signal: null });
});

test("a window that begins at a file on this machine is let in, as the opened one is", async ({ folder, page }) => {
  const host = startHostProcess(join(folder, "dist/browser/main.js"), ["--no-open", `--data=${folder}/data`]);
  const file = join(folder, "open.html");
  writeFileSync(file, `<!doctype html><meta http-equiv="refresh" content="0;url=${await host.ready}">`);
  await page.goto(pathToFileURL(file).href);
  await page.waitForURL(/^http:\/\/127\.0\.0\.1:\d+\/$/u);
  await expect(page).toHaveTitle("keys");
  await page.reload();
  await expect(page).toHaveTitle("keys");
  host.signal("SIGKILL");
  await host.ended;
});

test("a page of another origin reaches nothing", async ({ folder, browser }) => {
  const host = await launchBrowserHost({ dataDir: join(folder, "data"), dist: join(folder, "dist"), browser });
  const { url } = host;
  const other = await host.page.context().newPage();
  // Another origin on the same site: the browser sends the till's cookie along.
  await other.route("http://127.0.0.1:9/*", (route) =>
    route.fulfill({ contentType: "text/html", body: "<title>other</title>" }),
  );
  await other.goto("http://127.0.0.1:9/");
  const seen = await other.evaluate(async (till) => {
    const socket = new WebSocket(`${till.replace("http", "ws")}/bridge`);
    const opened = await new Promise((resolve) => {
      socket.addEventListener("open", () => resolve(true));
      socket.addEventListener("error", () => resolve(false));
    });
    const read = await fetch(till).then(
      (response) => response.status,
      () => "refused",
    );
    return { opened, read };
  }, url);
  expect(seen).toEqual({ opened: false, read: "refused" });
  await host.close();
});

test("the page cannot be moved into a frame, nor run what it is told", async ({ folder, browser }) => {
  const host = await launchBrowserHost({ dataDir: join(folder, "data"), dist: join(folder, "dist"), browser });
  const ran = await host.page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "globalThis.injected = true";
    document.head.append(script);
    return "injected" in globalThis;
  });
  expect(ran).toBe(false);
  await host.close();
});

for (const layout of ["us", "ru"] as const) {
  test(`a wedge scanner's burst arrives complete and in order (${layout})`, async ({ folder, browser }) => {
    const host = await launchBrowserHost({ dataDir: join(folder, "data"), dist: join(folder, "dist"), browser });
    const { page } = host;
    await page.locator("#field").focus();
    const code = "17:904:01JD3W8Z9K5TQ2V7XH4M6N0PRS:AbCd+/fGhIjKlMnOpQrStUvWxYz1=";
    await scan(page, code, { layout });
    const keys = (await page.evaluate(() => Reflect.get(globalThis, "keys") as unknown)) as Key[];
    const typed = keys.filter(({ key }) => key !== "Shift");
    expect(typed).toHaveLength(code.length + 1);
    expect(typed.at(-1)?.key).toBe("Enter");
    expect(typed.every(({ isTrusted }) => isTrusted)).toBe(true);
    expect(typed.slice(0, 3).map((key) => key.code)).toEqual(["Digit1", "Digit7", "Semicolon"]);
    const text = await page.locator("#field").inputValue();
    if (layout === "us") expect(text).toBe(code);
    else expect(text).toBe("17Ж904Ж01ОВ3Ц8Я9Л5ЕЙ2М7ЧР4Ь6Т0ЗКЫЖФиСв+.аПрШоЛдЬтЩзЙкЫеГмЦчНя1=");
    const gaps = typed.slice(1).map(({ timeStamp }, i) => timeStamp - (typed[i]?.timeStamp ?? 0));
    for (const gap of gaps) expect(gap).toBeCloseTo(2, 0);
    await typeDigits(page, "50");
    await expect(page.locator("#field")).toHaveValue(`${text}50`);
    await host.kill();
  });
}
