import type { Browser, BrowserContext, Page, Request, Route } from "@playwright/test";
import { readFile } from "node:fs/promises";
import type { Handlers } from "../../fakes/electron/link.ts";

/** Where the till's own scheme is shown: a secure origin that resolves nowhere, every request to it is answered here. */
export const SHOWN_ORIGIN = "https://tilla.app.test";
const OWN_ORIGIN = "app://tilla";

type Ask = (op: string, payload?: unknown) => Promise<unknown>;
interface PageAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

const toOwn = (url: string): string => url.replace(SHOWN_ORIGIN, OWN_ORIGIN);
const toShown = (url: string): string => url.replace(OWN_ORIGIN, SHOWN_ORIGIN);

/** One window: its Chromium page, and how far it is. */
interface Shown {
  readonly context: BrowserContext;
  readonly page: Page;
  /** The main process itself loads a page just now. */
  loading: boolean;
  closing: Promise<void> | undefined;
}
type Of = Readonly<{ id: number }>;

/** The windows of the stand-in: Chromium pages that are given the preload, the scheme's answers and the calls. */
export function createScreen(browser: Browser, ask: Ask, watch?: (page: Page) => void) {
  const shown = new Map<number, Shown>();
  const waiting: { readonly nth: number; readonly resolve: (page: Page) => void }[] = [];
  const loadedPages: Page[] = [];

  const theShown = (id: number): Shown => {
    const found = shown.get(id);
    if (!found) throw new Error(`no window ${id} is open`);
    return found;
  };

  async function answer(id: number, route: Route): Promise<void> {
    const request = route.request();
    const url = toOwn(request.url());
    try {
      if (request.isNavigationRequest() && !theShown(id).loading && !(await mayNavigate(id, request, url)))
        return await route.abort("aborted");
      if ((await ask("mayRequest", { id, url })) !== true) return await route.abort("blockedbyclient");
      const { status, headers, body } = (await ask("page", { id, url, method: request.method() })) as PageAnswer;
      return await route.fulfill({ status, headers, body: Buffer.from(body, "base64") });
    } catch {
      // The main process is gone, or the page is: nobody is left to answer or to be answered.
      return await route.abort("failed").catch(() => undefined);
    }
  }
  async function mayNavigate(id: number, request: Request, url: string): Promise<boolean> {
    const isMainFrame = request.frame().parentFrame() === null;
    return (await ask("mayNavigate", { id, url, isMainFrame })) === true;
  }

  async function open({ id, preload }: Of & { preload: string }): Promise<void> {
    const context = await browser.newContext({ locale: "en", viewport: { width: 1366, height: 768 } });
    const page = await context.newPage();
    shown.set(id, { context, page, loading: false, closing: undefined });
    watch?.(page);
    context.on("page", (popup) => void refuse(id, popup));
    await context.route("**/*", (route) => answer(id, route));
    await page.exposeBinding("tillaStandInAsk", async ({ frame }, op: string, payload: Record<string, unknown>) => {
      const parent = frame.parentFrame();
      const origin = await frame.evaluate(() => globalThis.origin);
      const from = { origin: toOwn(origin), url: toOwn(frame.url()), parent: parent === null ? null : parent.url() };
      if (op === "invoke") return ask("invoke", { ...payload, id, frame: from });
      const granted = await ask("permission", { ...payload, id, origin: from.origin, isMainFrame: parent === null });
      if (granted === true) await context.grantPermissions(["camera"], { origin: SHOWN_ORIGIN });
      return granted;
    });
    await page.addInitScript({ content: inPage(await readFile(preload, "utf8")) });
  }

  async function refuse(id: number, popup: Page): Promise<void> {
    if ((await ask("mayOpen", { id, url: toOwn(popup.url()) })) !== true) await popup.close();
  }

  // Closed by the main process and by the test: whoever comes second waits for the first one's closing.
  const closeOne = (one: Shown): Promise<void> => (one.closing ??= one.context.close());
  const handlers: Handlers = {
    open,
    async load({ id, url }: Of & { url: string }) {
      const one = theShown(id);
      one.loading = true;
      await one.page.goto(toShown(url));
      one.loading = false;
      loadedPages.push(one.page);
      for (const { nth, resolve } of waiting) if (nth === loadedPages.length) resolve(one.page);
    },
    async reload({ id }: Of) {
      const one = theShown(id);
      one.loading = true;
      await one.page.reload();
      one.loading = false;
    },
    async send({ id, ...event }: Of & { channel: string; payload: unknown }) {
      // To a window whose page does not stand yet it is lost, as in Electron.
      await shown
        .get(id)
        ?.page.evaluate(({ channel, payload }) => {
          dispatchEvent(new CustomEvent(`tilla-stand-in:${channel}`, { detail: payload }));
        }, event)
        .catch(() => undefined);
    },
    close({ id }: Of) {
      const one = shown.get(id);
      return one && closeOne(one);
    },
  };
  /** The page that is loaded as the nth of all, from 1. */
  const nthLoaded = (nth: number): Promise<Page> =>
    new Promise((resolve) => {
      const there = loadedPages[nth - 1];
      if (there) resolve(there);
      else waiting.push({ nth, resolve });
    });
  return {
    handlers,
    nthLoaded,
    close: async (): Promise<void> => void (await Promise.all([...shown.values()].map(closeOne))),
  };
}

/**
 * What runs in the page before its own scripts: the preload, in a `require` that knows nothing but the renderer's half
 * of `electron`. Unlike in Electron it runs in the page's own world, so isolation is not shown by this.
 */
function inPage(preload: string): string {
  return `if (window.top === window && location.origin === ${JSON.stringify(SHOWN_ORIGIN)}) {
    const ask = window.tillaStandInAsk;
    const listeners = new Map();
    const ipcRenderer = {
      invoke: (channel, ...args) => ask("invoke", { channel, args: structuredClone(args) }),
      on(channel, listener) {
        const heard = ({ detail }) => listener({ sender: ipcRenderer }, detail);
        listeners.set(listener, heard);
        addEventListener("tilla-stand-in:" + channel, heard);
      },
      removeListener: (channel, listener) => removeEventListener("tilla-stand-in:" + channel, listeners.get(listener)),
    };
    const contextBridge = {
      exposeInMainWorld: (name, api) =>
        Object.defineProperty(window, name, { value: Object.freeze({ ...api }), enumerable: true }),
    };
    const require = (name) => {
      if (name === "electron") return { contextBridge, ipcRenderer };
      throw new Error("a sandboxed preload cannot require " + name);
    };
    (function (require, module, exports) {${preload}
    })(require, { exports: {} }, {});
    const devices = navigator.mediaDevices;
    const getUserMedia = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (constraints) => {
      const media = ["video", "audio"].filter((kind) => constraints?.[kind]);
      if (await ask("permission", { permission: "media", media })) return getUserMedia(constraints);
      throw new DOMException("Permission denied", "NotAllowedError");
    };
  }`;
}
