import { z } from "zod";
import { displayViewSchema, type DisplayView } from "../../shared/domain/customer-display.ts";
import { parseJson } from "../../shared/json.ts";

/** What the preload of the Electron host puts on the display's page: what to show, and nothing to call. */
interface Preload {
  readonly subscribe: (listener: (view: unknown) => void) => () => void;
}

declare global {
  interface Window {
    readonly customerDisplay?: Preload;
  }
}

/** Hands each view to the listener until the returned function is called; null while there is nothing to show. */
export type Subscribe = (listener: (view: DisplayView | null) => void) => () => void;

const wantedSchema = displayViewSchema.nullable();
const newsSchema = z.object({ view: wantedSchema });
const PAUSE_MS = 2_000;

/** The views as the host of this page tells them. What does not fit is not shown. */
export const subscribeViews: Subscribe = (listener) =>
  window.customerDisplay ? throughPreload(window.customerDisplay, listener) : throughSocket(listener);

function throughPreload(preload: Preload, listener: Parameters<Subscribe>[0]): () => void {
  return preload.subscribe((told) => {
    const view = wantedSchema.safeParse(told);
    listener(view.success ? view.data : null);
  });
}

/** Comes back by itself; while the till is out of reach nothing is shown, for nobody knows whether it is still true. */
function throughSocket(listener: Parameters<Subscribe>[0]): () => void {
  let stopped = false;
  let socket: WebSocket | null = null;
  let timer = 0;
  const open = (): void => {
    const fresh = new WebSocket(`ws://${window.location.host}/feed`);
    socket = fresh;
    fresh.addEventListener("message", ({ data }) => {
      const news = newsSchema.safeParse(readJson(data));
      listener(news.success ? news.data.view : null);
    });
    fresh.addEventListener("close", () => {
      if (stopped) return;
      listener(null);
      timer = window.setTimeout(open, PAUSE_MS);
    });
  };
  open();
  return () => {
    stopped = true;
    window.clearTimeout(timer);
    socket?.close();
  };
}

function readJson(data: unknown): unknown {
  return typeof data === "string" ? parseJson(data) : null;
}
