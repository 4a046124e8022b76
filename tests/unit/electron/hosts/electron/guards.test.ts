import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import { guardContents } from "../../../../../electron/hosts/electron/guards.ts";
import { FakeEvent } from "../../../../fakes/electron/app.ts";
import { keptLog } from "../../../../fakes/electron/parts.ts";

type OpenHandler = (details: { url: string }) => { action: string };

function guarded() {
  const contents = Object.assign(new EventEmitter(), {
    open: undefined as OpenHandler | undefined,
    setWindowOpenHandler(handler: OpenHandler) {
      contents.open = handler;
    },
  });
  guardContents(contents as never, keptLog());
  const prevented = (name: string, details: object = {}): boolean => {
    const event = Object.assign(new FakeEvent(), details);
    contents.emit(name, event);
    return event.defaultPrevented;
  };
  return { contents, prevented };
}

describe("guardContents", () => {
  it("lets the till's page load itself again", () => {
    const { prevented } = guarded();
    for (const event of ["will-navigate", "will-frame-navigate"]) {
      expect(prevented(event, { url: "app://tilla/index.html", isMainFrame: true })).toBe(false);
    }
  });

  it.each([
    "https://example.invalid/",
    "http://127.0.0.1:8080/payment/anor",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:text/html,<script>1</script>",
    "app://tilla.example/index.html",
    "app://tilla/assets/x.svg",
    "chrome://settings",
    "about:blank",
  ])("keeps it from going to %s", (url) => {
    const { prevented } = guarded();
    expect(prevented("will-navigate", { url })).toBe(true);
    expect(prevented("will-frame-navigate", { url, isMainFrame: true })).toBe(true);
  });

  it("lets no sub frame go anywhere, not even home", () => {
    const { prevented } = guarded();
    expect(prevented("will-frame-navigate", { url: "app://tilla/index.html", isMainFrame: false })).toBe(true);
  });

  it("refuses redirects, webviews and windows", () => {
    const { prevented, contents } = guarded();
    expect(prevented("will-redirect", { url: "app://tilla/index.html" })).toBe(true);
    expect(prevented("will-attach-webview")).toBe(true);
    expect(contents.open?.({ url: "app://tilla/index.html" })).toEqual({ action: "deny" });
    expect(contents.open?.({ url: "https://example.invalid/" })).toEqual({ action: "deny" });
  });

  it("does not let a page hold the window open", () => {
    expect(guarded().prevented("will-prevent-unload")).toBe(true);
  });
});
