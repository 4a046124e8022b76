import { describe, expect, it } from "vitest";
import { troubleOf, troublePage } from "../../../../electron/hosts/trouble-page.ts";
import { localesFor, WORDS } from "../../../../electron/hosts/words.ts";
import { storageReasonSchema } from "../../../../shared/errors/pos-error.ts";

const locked = { kind: "storage", reason: "locked", detail: "pid 5" } as const;

describe("the page without a till", () => {
  it.each(storageReasonSchema.options)("has advice for storage: %s", (reason) => {
    expect(troubleOf({ kind: "storage", reason, detail: "" })).toBe(
      reason === "locked" ? "already-open" : "data-folder",
    );
  });
  it("calls everything else a fault", () => {
    expect(troubleOf({ kind: "internal", id: "log-1" })).toBe("fault");
  });

  it("speaks all four languages, this system's first, and answers for the money in each", () => {
    const html = troublePage(locked, localesFor(["vi-VN", "en-US"]), "/data");
    expect([...html.matchAll(/<section lang="(..)"/gu)].map((match) => match[1])).toEqual(["vi", "en", "uz", "ru"]);
    for (const { title, money, advice } of Object.values(WORDS)) {
      expect(html).toContain(title);
      expect(html).toContain(money);
      expect(html).toContain(advice["already-open"]);
    }
  });

  it("shows what it is told as text, never as markup", () => {
    const error = { ...locked, detail: `<script>alert("x")</script>` };
    const html = troublePage(error, localesFor([]), `/data/<img src=x onerror='x'>&`);
    expect(html).not.toMatch(/<script|<img/u);
    expect(html).toContain("&#60;script&#62;alert(&#34;x&#34;)");
  });

  it("needs no script and no inline style", () => {
    const html = troublePage({ kind: "internal", id: "log-9" }, localesFor([]), "/data");
    expect(html).not.toMatch(/<script|<style|style=|\son\w+=/u);
    expect(html).toContain("log-9");
  });
});

describe("localesFor", () => {
  it.each([
    [["ru-RU"], ["ru", "uz", "en", "vi"]],
    [
      ["uz-Cyrl-UZ", "ru"],
      ["uz", "ru", "en", "vi"],
    ],
    [["de-DE"], ["uz", "ru", "en", "vi"]],
    [[], ["uz", "ru", "en", "vi"]],
    [
      ["en-GB", "en-US"],
      ["en", "uz", "ru", "vi"],
    ],
  ])("%j begins with what this system speaks", (languages, locales) => {
    expect(localesFor(languages)).toEqual(locales);
  });
});
