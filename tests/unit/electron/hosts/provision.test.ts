import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { provisionFrom } from "../../../../electron/hosts/provision.ts";
import type { PosError } from "../../../../shared/errors/pos-error.ts";
import { err, ok, type Result } from "../../../../shared/result.ts";
import { tempFolder } from "../../../fakes/electron/parts.ts";

function answering(answer: Result<unknown, PosError>) {
  const calls: unknown[] = [];
  const call = (method: string, input: unknown) => {
    calls.push([method, input]);
    return Promise.resolve(answer);
  };
  return { calls, call };
}
function fileOf(text: string): string {
  const file = join(tempFolder(), "provision.json");
  writeFileSync(file, text);
  return file;
}

describe("provisionFrom", () => {
  it("hands the file's text to the till and names what changed", async () => {
    const till = answering(ok({ outcome: "applied", changed: ["terminal.name", "manager.pin"] }));
    expect(await provisionFrom(fileOf('{"a":1}'), till)).toEqual({
      applied: true,
      lines: ["terminal.name", "manager.pin"],
    });
    expect(till.calls).toEqual([["provision.apply", { document: '{"a":1}', who: "provisioning file" }]]);
  });

  it("lists what is wrong with a refused one", async () => {
    const till = answering(ok({ outcome: "refused", problems: [{ path: "terminal.name", problem: "too long" }] }));
    expect(await provisionFrom(fileOf("{}"), till)).toEqual({ applied: false, lines: ["terminal.name: too long"] });
  });

  it("says why the till would not", async () => {
    const error = { kind: "conflict", reason: "wrong-pin", saleId: null, saleNumber: null, until: null } as const;
    expect(await provisionFrom(fileOf("{}"), answering(err(error)))).toEqual({
      applied: false,
      lines: ["conflict: wrong-pin"],
    });
    expect(await provisionFrom(fileOf("{}"), answering(err({ kind: "internal", id: "log-1" })))).toEqual({
      applied: false,
      lines: ["internal"],
    });
  });

  it("says when there is no such file, or one that can't be a provisioning document", async () => {
    const till = answering(ok(null));
    expect(await provisionFrom(join(tempFolder(), "none.json"), till)).toEqual({
      applied: false,
      lines: ["the file can't be read: ENOENT"],
    });
    expect(await provisionFrom(fileOf("x".repeat(900_000)), till)).toMatchObject({ applied: false });
    expect(till.calls).toEqual([]);
  });
});
