import { chromium, expect, test as base, type BrowserContext, type Page } from "@playwright/test";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { browserFlags } from "../tools/browser-flags.ts";
import { findChromium } from "../tools/chromium.mjs";
import { launchBrowserHost, type BrowserHost } from "./drivers/browser-host.ts";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));

interface Site {
  readonly port: number;
  close(): Promise<void>;
}

/** A web server of somebody else on this machine: another port is another origin, another name another site. */
async function openSite(): Promise<Site> {
  const server: Server = createServer((_, response) => {
    response.setHeader("Content-Type", "text/html");
    response.end("<!doctype html><title>evil</title><link rel=icon href=data:,>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The built till with a page that was let in, in a browser that takes `rebound.example` for this machine. */
const test = base.extend<{ host: BrowserHost; site: Site }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's shape
  host: async ({}, provide) => {
    const folder = mkdtempSync(join(tmpdir(), "tilla-attacks-"));
    cpSync(dist, join(folder, "dist"), { recursive: true });
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    writeFileSync(join(folder, "secret.txt"), "SECRET");
    mkdirSync(join(folder, "data"));
    symlinkSync(join(folder, "secret.txt"), join(folder, "dist/renderer/link.txt"));
    symlinkSync(folder, join(folder, "dist/renderer/up"));
    const executablePath = findChromium();
    const args = [...browserFlags, "--host-resolver-rules=MAP rebound.example 127.0.0.1"];
    const browser = await chromium.launch({ args, ...(executablePath === undefined ? {} : { executablePath }) });
    const host = await launchBrowserHost({ dataDir: join(folder, "data"), dist: join(folder, "dist"), browser });
    await provide(host);
    await host.close();
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  },
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's shape
  site: async ({}, provide) => {
    const site = await openSite();
    await provide(site);
    await site.close();
  },
});

/** Everything that a page can try on an address of another origin; what came of it. */
async function attack(page: Page, till: string) {
  return page.evaluate(async (address) => {
    const tried = (promise: Promise<unknown>) =>
      promise.then(
        () => "let in",
        () => "refused",
      );
    const loads = (element: HTMLElement & { src: string }, path: string) =>
      new Promise<unknown>((resolve, reject) => {
        element.addEventListener("load", resolve);
        element.addEventListener("error", reject);
        element.src = address + path;
        document.body.append(element);
      });
    const socket = new WebSocket(`${address.replace("http", "ws")}/bridge`);
    const opens = new Promise((resolve, reject) => {
      socket.addEventListener("open", resolve);
      socket.addEventListener("error", reject);
    });
    const post = { method: "POST", body: '{"id":1,"method":"sales.charge"}', credentials: "include" } as const;
    const frame = document.createElement("iframe");
    const framed = loads(frame, "/").then(() => {
      // A refused frame loads an error page of the browser, which nobody may look into: so may nobody into the till.
      if (frame.contentDocument !== null) throw new Error("readable");
    });
    return {
      read: await tried(fetch(`${address}/`, { credentials: "include" })),
      bridge: await tried(fetch(`${address}/bridge`, { credentials: "include" })),
      post: await tried(fetch(`${address}/bridge`, post)),
      socket: await tried(opens),
      script: await tried(loads(document.createElement("script"), "/assets/index.js")),
      picture: await tried(loads(document.createElement("img"), "/")),
      unreadableFrame: await tried(framed),
    };
  }, till);
}

const NOTHING = {
  read: "refused",
  bridge: "refused",
  post: "refused",
  socket: "refused",
  script: "refused",
  picture: "refused",
  unreadableFrame: "let in",
};

async function pageAt(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

for (const name of ["127.0.0.1", "localhost"]) {
  test(`a page of ${name} on another port gets nothing of the till, cookie or not`, async ({ host, site }) => {
    const page = await pageAt(host.page.context(), `http://${name}:${site.port}/`);
    expect(await attack(page, host.url)).toEqual(NOTHING);
    // The till itself goes on as before.
    await host.page.reload();
    await expect(host.page.locator("main[data-step]")).toBeVisible();
  });
}

test("a name that was turned to this machine meanwhile (DNS rebinding) is refused", async ({ host }) => {
  const { port } = new URL(host.url);
  const page = await host.page.context().newPage();
  const answer = await page.goto(`http://rebound.example:${port}/`);
  expect(answer?.status()).toBe(403);
  const same = await page.evaluate(async () => {
    const read = await fetch("/", { credentials: "include" });
    const socket = new WebSocket(`ws://${location.host}/bridge`);
    const opened = await new Promise((resolve) => {
      socket.addEventListener("open", () => resolve(true));
      socket.addEventListener("error", () => resolve(false));
    });
    return { status: read.status, opened };
  });
  expect(same).toEqual({ status: 403, opened: false });
});

test("a form of another page changes nothing and shows nothing", async ({ host, site }) => {
  const page = await pageAt(host.page.context(), `http://localhost:${site.port}/`);
  const answered = page.waitForResponse(`${host.url}/bridge`);
  await page.evaluate((till) => {
    const form = document.createElement("form");
    form.method = "post";
    form.action = `${till}/bridge`;
    document.body.append(form);
    form.submit();
  }, host.url);
  expect((await answered).status()).toBe(403);
});

test("a second profile is not let in, with no ticket, with a used one, or with guesses", async ({ host }) => {
  const browser = host.page.context().browser();
  if (!browser) throw new Error("no browser");
  const other = await browser.newContext();
  const ticket = /Tilla is ready: (\S+)/u.exec(host.output())?.[1] ?? "";
  const page = await other.newPage();
  expect((await page.goto(`${host.url}/`))?.status()).toBe(401);
  expect((await page.goto(ticket))?.status()).toBe(410);
  const guesses = await page.evaluate(async (known) => {
    const found: number[] = [];
    for (let i = 0; i < 200; i++) {
      const last = known.at(-1) === "A" ? "B" : "A";
      const guess = i === 0 ? known.slice(0, -1) + last : `/ticket/${crypto.randomUUID()}`;
      found.push((await fetch(guess)).status);
    }
    return [...new Set(found)];
  }, new URL(ticket).pathname);
  expect(guesses).toEqual([410]);
  expect(await other.cookies()).toEqual([]);
  await other.close();
});

test("paths out of the folder, links and folders lead nowhere, also for who was let in", async ({ host }) => {
  const statuses = await host.page.evaluate(async () => {
    const paths = [
      "/link.txt",
      "/up/secret.txt",
      "/assets",
      "/assets/",
      "/%2e%2e/secret.txt",
      "/..%2fsecret.txt",
      "//",
    ];
    return Promise.all(paths.map(async (path) => (await fetch(location.origin + path)).status));
  });
  expect(new Set(statuses)).toEqual(new Set([404]));
});
