import { posix } from "node:path";
import { expect, test } from "vitest";
import { filesIn } from "./sources.ts";

const sources = new Map(filesIn(["renderer", "shared"]).map(({ path, text }) => [path, text]));
const statement = /^(?:import|export)\s+(?!type\b)(?:[^"';]*?\bfrom\s*)?"([^"\n]+)"/gmu;

/** What a file loads with it: static imports of values. Types are erased, `import()` comes later. */
function loadedBy(path: string): readonly string[] {
  return [...(sources.get(path) ?? "").matchAll(statement)]
    .filter(([text]) => !/^(?:import|export)\s*\{(?:\s*type\s+\w+\s*,?)+\s*\}/u.test(text))
    .map(([, name = ""]) => (name.startsWith(".") ? posix.join(posix.dirname(path), name) : name));
}

/** By what ways a package comes onto the first screen, each from the package back to the entry. */
function waysTo(wanted: string): readonly string[] {
  const cameBy = new Map<string, string | null>([["renderer/main.tsx", null]]);
  const ways: string[] = [];
  for (const path of cameBy.keys()) {
    for (const name of loadedBy(path)) {
      if (name === wanted) ways.push(wayBack(path, cameBy));
      else if (sources.has(name) && !cameBy.has(name)) cameBy.set(name, path);
    }
  }
  return ways;
}

function wayBack(path: string, cameBy: ReadonlyMap<string, string | null>): string {
  const before = cameBy.get(path) ?? null;
  return before === null ? path : `${path} <- ${wayBack(before, cameBy)}`;
}

test("the first screen is followed to its packages", () => {
  expect(waysTo("react-dom/client")).toEqual(["renderer/app/start.tsx <- renderer/main.tsx"]);
});

test("the first screen carries no validator: it would cost every start a third of its script", () => {
  expect(waysTo("zod")).toEqual([]);
});
