import type { Page } from "@playwright/test";

/** Collects what no page of the till may do: write errors to the console, throw, or reach out of its own origin. */
export interface PageWatch {
  watch(page: Page): void;
  /** Lets what contains this text happen in the present test. */
  allow(text: string): void;
  /** What was seen and not allowed. */
  complaints(): readonly string[];
}

export function createPageWatch(): PageWatch {
  const seen: string[] = [];
  const allowed: string[] = [];
  return {
    watch(page) {
      page.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning") {
          seen.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
        }
      });
      page.on("pageerror", (error) => seen.push(`page error: ${error.stack ?? error.message}`));
      page.on("request", (request) => {
        if (!isOwn(request.url(), page.url())) seen.push(`unexpected request: ${request.method()} ${request.url()}`);
      });
      page.on("websocket", (socket) => {
        if (!isOwn(socket.url(), page.url())) seen.push(`unexpected socket: ${socket.url()}`);
      });
    },
    allow: (text) => void allowed.push(text),
    complaints: () => seen.filter((line) => !allowed.some((text) => line.includes(text))),
  };
}

/** The page's own host, or no network at all. The very first page has no address yet. */
function isOwn(address: string, page: string): boolean {
  const { protocol, host } = new URL(address);
  if (protocol === "blob:" || protocol === "data:") return true;
  const own = new URL(page);
  return own.protocol === "about:" ? host.startsWith("127.0.0.1:") : host === own.host;
}
