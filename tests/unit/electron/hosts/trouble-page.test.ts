import { describe, expect, it } from "vitest";
import { troubleOf, troublePage } from "../../../../electron/hosts/trouble-page.ts";
import { localesFor, WORDS } from "../../../../electron/hosts/words.ts";
import { storageReasonSchema, type PosError } from "../../../../shared/errors/pos-error.ts";

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
    const html = troublePage({ error: locked, locales: localesFor(["vi-VN", "en-US"]), dataDir: "/data" });
    expect([...html.matchAll(/<section lang="(..)"/gu)].map((match) => match[1])).toEqual(["vi", "en", "uz", "ru"]);
    for (const { title, money, advice } of Object.values(WORDS)) {
      expect(html).toContain(title);
      expect(html).toContain(money);
      expect(html).toContain(advice["already-open"]);
    }
  });

  it("shows what it is told as text, never as markup", () => {
    const error = { ...locked, detail: `<script>alert("x")</script>` };
    const html = troublePage({ error, locales: localesFor([]), dataDir: `/data/<img src=x onerror='x'>&` });
    expect(html).not.toMatch(/<script|<img/u);
    expect(html).toContain("&#60;script&#62;alert(&#34;x&#34;)");
  });

  it("names the way back in every language while an update has not come to its screen, and only then", () => {
    const page = (error: PosError, wayBack: string | null) =>
      troublePage({ error, locales: localesFor([]), dataDir: "/data", wayBack });
    const fault = { kind: "internal", id: "log-9" } as const;
    const html = page(fault, "/data/updates/<WAY-BACK>.txt");
    expect(html.split("<code>/data/updates/&#60;WAY-BACK&#62;.txt</code>")).toHaveLength(5);
    for (const { wayBack } of Object.values(WORDS)) expect(html).toContain(wayBack);
    // Data that another program has open would be so in the old version too.
    for (const without of [page(fault, null), page(locked, "/data/WAY-BACK.txt")])
      expect(without).not.toContain(WORDS.en.wayBack);
  });

  it("needs no script and no inline style", () => {
    const html = troublePage({ error: { kind: "internal", id: "log-9" }, locales: localesFor([]), dataDir: "/data" });
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
