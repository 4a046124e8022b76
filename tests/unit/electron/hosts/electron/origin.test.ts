import { describe, expect, it } from "vitest";
import { isOwnUrl, isStartPage } from "../../../../../electron/hosts/electron/origin.ts";

describe("isOwnUrl", () => {
  it.each(["app://tilla", "app://tilla/", "app://tilla/index.html", "app://tilla/assets/a.js?x=1#y"])(
    "knows %s as the till's own",
    (address) => expect(isOwnUrl(address)).toBe(true),
  );

  it.each([
    "app://tilla.example/",
    "app://tilla@example/",
    "app://user@tilla/",
    "app://user:word@tilla/",
    "app://tilla:80/",
    "app://TILLA/",
    "app:///tilla",
    "app:tilla",
    "apps://tilla/",
    "https://tilla/",
    "http://app://tilla",
    "file:///app://tilla/",
    "about:blank",
    "about:srcdoc",
    "null",
    "",
  ])("takes %s for a stranger", (address) => expect(isOwnUrl(address)).toBe(false));
});

describe("isStartPage", () => {
  it.each(["app://tilla/", "app://tilla/index.html", "app://tilla/index.html#history"])(
    "lets a page go to %s",
    (page) => expect(isStartPage(page)).toBe(true),
  );
  it.each([
    "app://tilla/trouble.html",
    "app://tilla/assets/x.svg",
    "https://example.invalid/index.html",
    "javascript:1",
  ])("not to %s", (page) => expect(isStartPage(page)).toBe(false));
});
