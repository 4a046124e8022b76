import { describe, expect, test } from "vitest";
import { forbidden, importBreaches } from "./rules.ts";
import { filesIn, importsOf, lineCount, relativeImportsOf } from "./sources.ts";

const product = filesIn(["electron", "renderer", "shared"]);
const everything = [...product, ...filesIn(["tests"])];

describe("the tree", () => {
  test("is really read", () => {
    expect(product.length).toBeGreaterThan(30);
    expect(product.flatMap(importsOf).length).toBeGreaterThan(product.length);
  });

  test("imports only what the house rules allow", () => {
    expect(importBreaches(product)).toEqual([]);
  });

  test("writes relative imports with their extension", () => {
    const bare = everything.flatMap((source) =>
      relativeImportsOf(source)
        .filter((name) => !/\.[a-z0-9]+(?:\?[a-z&]+)?$/u.test(name))
        .map((name) => `${source.path}: ${name}`),
    );
    expect(bare).toEqual([]);
  });

  test("has no file over 400 lines", () => {
    expect(everything.filter((source) => lineCount(source) > 400).map((source) => source.path)).toEqual([]);
  });

  test("has no file or folder called utils, helpers or misc", () => {
    const vague = /(?:^|[/.-])(?:utils?|helpers?|misc)(?:[/.-]|$)/iu;
    const paths = filesIn(["electron", "renderer", "shared", "tests"], false).map((source) => source.path);
    expect(paths.filter((path) => vague.test(path))).toEqual([]);
  });

  test("has no default exports but those that a tool asks for", () => {
    const configs = new Set(["tests/vitest.config.ts", "tests/playwright.config.ts"]);
    const breaches = everything
      .filter((source) => !configs.has(source.path) && !source.path.endsWith(".d.ts"))
      .filter((source) => /^export\s+default\b|^export\s*\{[^}]*\bas\s+default\b/mu.test(source.text));
    // The stand-in for the electron module has one, as the module itself does.
    expect(breaches.map((source) => source.path).filter((path) => !path.startsWith("tests/fakes/electron/"))).toEqual(
      [],
    );
  });

  test("keeps raw ipcMain and ipcRenderer in the Electron entries", () => {
    const raw = product.filter(
      ({ path, text }) =>
        !/^electron\/(?:main\.ts|preload\.ts|hosts\/electron\/)/u.test(path) &&
        /\b(?:ipcMain|ipcRenderer)\b/u.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/gu, "")),
    );
    expect(raw.map((source) => source.path)).toEqual([]);
  });
});

describe("the rules themselves", () => {
  test.each([
    ["shared/a.ts", "node:fs"],
    ["shared/a.ts", "ulid"],
    ["shared/a.ts", "electron/app.ts"],
    ["renderer/main.tsx", "electron/app.ts"],
    ["renderer/main.tsx", "electron"],
    ["renderer/main.tsx", "node:fs"],
    ["renderer/features/scan/a.ts", "renderer/features/checkout/b.ts"],
    ["renderer/stores/a.ts", "renderer/features/checkout/b.ts"],
    ["renderer/ui/a.tsx", "renderer/stores/b.ts"],
    ["renderer/ui/a.tsx", "zustand"],
    ["electron/app.ts", "renderer/main.tsx"],
    ["electron/app.ts", "electron"],
    ["electron/settings/a.ts", "electron-store"],
    ["electron/app.ts", "electron/hosts/browser/main.ts"],
    ["electron/hosts/browser/main.ts", "electron/hosts/electron/window.ts"],
    ["electron/payments/providers/one/a.ts", "electron/payments/providers/two/b.ts"],
    ["electron/payments/providers/one/a.ts", "electron/journal/port.ts"],
    ["electron/payments/providers/one/a.ts", "electron/ipc/port.ts"],
    ["electron/app.ts", "tests/fakes/sales.ts"],
  ])("%s may not import %s", (path, target) => {
    expect(forbidden(path, target)).toBeDefined();
  });

  test.each([
    ["shared/a.ts", "zod"],
    ["shared/a.ts", "shared/domain/money.ts"],
    ["renderer/features/scan/a.ts", "renderer/features/scan/b.ts"],
    ["renderer/features/scan/a.ts", "renderer/stores/b.ts"],
    ["renderer/app/app.tsx", "renderer/features/scan/a.tsx"],
    ["renderer/main.tsx", "renderer/features/scan/a.tsx"],
    ["electron/main.ts", "electron"],
    ["electron/hosts/electron/store.ts", "electron-store"],
    ["electron/payments/providers/one/a.ts", "shared/ipc/contract.ts"],
    ["electron/payments/registry.ts", "electron/payments/providers/one/a.ts"],
  ])("%s may import %s", (path, target) => {
    expect(forbidden(path, target)).toBeUndefined();
  });

  test("every way of importing is seen, comments are not", () => {
    const text = `
      import "./side.ts";
      import a, { b } from "./plain.ts";
      import type { T } from './type.ts';
      import {
        long,
      } from "../up.ts";
      export { c } from "./again.ts";
      export * from "./all.ts";
      const lazy = await import("./lazy.ts");
      const url = "https://example.com/"; // import "./comment.ts"
      /* import "./block.ts" */
    `;
    const seen = ["side", "plain", "type"].map((name) => `electron/x/${name}.ts`);
    const more = ["again", "all", "lazy"].map((name) => `electron/x/${name}.ts`);
    expect(importsOf({ path: "electron/x/a.ts", text })).toEqual([...seen, "electron/up.ts", ...more]);
  });
});
