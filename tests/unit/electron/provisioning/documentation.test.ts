import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readDocument } from "../../../../electron/provisioning/document.ts";

const text = readFileSync(new URL("../../../../docs/provisioning.md", import.meta.url), "utf8");
const example = /```json\n(.*?)\n```/su.exec(text)?.[1] ?? "";

function leaves(value: unknown, path = ""): string[] {
  const object = z.record(z.string(), z.unknown()).safeParse(value);
  // An object of the reader's own names, as empty as in the example, is explained by its own name.
  if (!object.success || Object.keys(object.data).length === 0) return [path];
  return Object.entries(object.data).flatMap(([key, inner]) => leaves(inner, path === "" ? key : `${path}.${key}`));
}

describe("docs/provisioning.md", () => {
  it("shows a document that is accepted", () => {
    expect(readDocument(example, Date.parse("2026-11-21T10:00:00Z"))).toMatchObject({ ok: true });
  });

  it("explains every field of its example in the table, and no other", () => {
    const explained = [...text.matchAll(/^\| `([\w.]+)` +\|/gmu)].map(([, field]) => field ?? "");
    const shown = leaves(JSON.parse(example)).map((path) => path.replace(/\.confirmed\.(?:who|at)$/u, ".confirmed"));
    expect(explained.toSorted()).toEqual([...new Set(shown)].toSorted());
  });
});
