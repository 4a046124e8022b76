import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, onTestFinished, test } from "vitest";
import type { Phase } from "./life.ts";
import { spoilHost } from "./host-bundle.ts";
import { killRepeatedly } from "./rounds.ts";

interface Breakage {
  readonly what: string;
  readonly from: string;
  readonly to: string;
  readonly among: readonly [Phase, ...Phase[]];
  readonly found: RegExp;
}

const breakages: readonly Breakage[] = [
  {
    what: "sends a charge before it is on disk",
    from: "beforeSend?.();",
    to: "setTimeout(() => beforeSend?.(), 10);",
    among: ["in-flight", "charging"],
    found: /was sent and the journal says (?:recorded|not-sent)/u,
  },
  {
    what: "answers before the disk has it",
    from: "this.#connection.transaction(() => this.#write(batch));",
    to: `const write = () => this.#connection.transaction(() => this.#write(batch));
			if (batch.sales.size === 0) write();
			else setTimeout(write, 40);`,
    among: ["in-flight", "attaching"],
    found: /is not so in its history|knows nothing|is lost/u,
  },
  {
    what: "takes what it does not know for not sent",
    from: `if (attempt.state === "sent") return [unknown];`,
    to: `if (attempt.state === "sent") return [{
			type: "payment.declined", attemptId, via: "answer", decline: { code: null, words: null }, tookMs: null }];`,
    among: ["in-flight"],
    found: /money was taken for \d+ and the journal says declined/u,
  },
];

/** Twenty at most; each of these is found within the first few. */
const FEW = 20;

test.each(breakages)("a till that $what is found out by a few kills", async ({ from, to, among, found }) => {
  const bundle = inject("hostBundle");
  const broken = mkdtempSync(join(tmpdir(), "tilla-broken-"));
  onTestFinished(() => rmSync(broken, { recursive: true, force: true }));
  spoilHost(bundle, broken, from, to);
  await expect(killRepeatedly({ bundle: broken, seed: 7, kills: FEW, among, keepData: false })).rejects.toThrow(found);
});
