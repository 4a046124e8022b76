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

/** The window of the stand-in: a Chromium page that is given the preload, the scheme's answers and the calls. */
export function createScreen(browser: Browser, ask: Ask, watch?: (page: Page) => void) {
  let context: BrowserContext | null = null;
  let page: Page | null = null;
  let loading = false;
  let closing: Promise<void> | undefined;
  let loadedOnce: (page: Page) => void = () => undefined;
  const loaded = new Promise<Page>((resolve) => {
    loadedOnce = resolve;
  });

  async function answer(route: Route): Promise<void> {
    const request = route.request();
    const url = toOwn(request.url());
    try {
      if (request.isNavigationRequest() && !loading && !(await mayNavigate(request, url)))
        return await route.abort("aborted");
      if ((await ask("mayRequest", { url })) !== true) return await route.abort("blockedbyclient");
      const { status, headers, body } = (await ask("page", { url, method: request.method() })) as PageAnswer;
      return await route.fulfill({ status, headers, body: Buffer.from(body, "base64") });
    } catch {
      // The main process is gone, or the page is: nobody is left to answer or to be answered.
      return await route.abort("failed").catch(() => undefined);
    }
  }
  async function mayNavigate(request: Request, url: string): Promise<boolean> {
    const isMainFrame = request.frame().parentFrame() === null;
    return (await ask("mayNavigate", { url, isMainFrame })) === true;
  }

  async function open({ preload }: { preload: string }): Promise<void> {
    context = await browser.newContext({ locale: "en", viewport: { width: 1366, height: 768 } });
    page = await context.newPage();
    watch?.(page);
    context.on("page", (popup) => void refuse(popup));
    await context.route("**/*", answer);
    await page.exposeBinding("tillaStandInAsk", async ({ frame }, op: string, payload: Record<string, unknown>) => {
      const parent = frame.parentFrame();
      const origin = await frame.evaluate(() => globalThis.origin);
      const from = { origin: toOwn(origin), url: toOwn(frame.url()), parent: parent === null ? null : parent.url() };
      if (op === "invoke") return ask("invoke", { ...payload, frame: from });
      const granted = await ask("permission", { ...payload, origin: from.origin, isMainFrame: parent === null });
      if (granted === true) await context?.grantPermissions(["camera"], { origin: SHOWN_ORIGIN });
      return granted;
    });
    await page.addInitScript({ content: inPage(await readFile(preload, "utf8")) });
  }

  async function refuse(popup: Page): Promise<void> {
    if ((await ask("mayOpen", { url: toOwn(popup.url()) })) !== true) await popup.close();
  }

  const theLoaded = (): Page => {
    if (!page) throw new Error("no window is open");
    return page;
  };
  // Closed by the main process and by the test: whoever comes second waits for the first one's closing.
  const close = (): Promise<void> | undefined => (closing ??= context?.close());
  const handlers: Handlers = {
    open,
    async load({ url }: { url: string }) {
      loading = true;
      await theLoaded().goto(toShown(url));
      loading = false;
      loadedOnce(theLoaded());
    },
    async reload() {
      loading = true;
      await theLoaded().reload();
      loading = false;
    },
    async send(event: { channel: string; payload: unknown }) {
      await theLoaded()
        .evaluate(({ channel, payload }) => {
          dispatchEvent(new CustomEvent(`tilla-stand-in:${channel}`, { detail: payload }));
        }, event)
        .catch(() => undefined);
    },
    close,
  };
  return { handlers, loaded, close };
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
