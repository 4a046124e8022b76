import { describe, expect, it } from "vitest";
import { isTrustedCaller, type Caller } from "../../../../../electron/hosts/electron/sender.ts";

type Frame = NonNullable<Caller["senderFrame"]>;
const main: Frame = {
  origin: "app://tilla",
  url: "app://tilla/index.html",
  parent: null,
  isDestroyed: () => false,
};
const call = (frame: Partial<Frame> | null, id = 1): Caller => ({
  sender: { id },
  senderFrame: frame === null ? null : { ...main, ...frame },
});

describe("isTrustedCaller", () => {
  it("trusts the top frame of the till's window", () => {
    expect(isTrustedCaller(call({}), 1)).toBe(true);
  });

  it.each([
    ["another window", call({}, 2)],
    ["a frame that is gone", call(null)],
    ["a frame that was destroyed", call({ isDestroyed: () => true })],
    ["a sub frame of the same origin", call({ parent: main })],
    ["another origin", call({ origin: "https://example.invalid", url: "https://example.invalid/" })],
    ["an origin that begins alike", call({ origin: "app://tilla.example", url: "app://tilla.example/" })],
    ["an opaque origin (a sandboxed frame, data:)", call({ origin: "null", url: "data:text/html,x" })],
    ["a frame on its way elsewhere", call({ url: "https://example.invalid/" })],
    ["about:blank, which takes its opener's origin", call({ url: "about:blank" })],
  ])("does not trust %s", (_what, caller) => {
    expect(isTrustedCaller(caller, 1)).toBe(false);
  });
});
