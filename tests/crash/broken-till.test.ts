import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, onTestFinished, test } from "vitest";
import type { Phase } from "./phases.ts";
import { spoilHost } from "./host-bundle.ts";
import type { Trade } from "./provisioning.ts";
import { killRepeatedly } from "./rounds.ts";

interface Breakage {
  readonly what: string;
  readonly from: string;
  readonly to: string;
  /** What its shop lives on; customers' codes unless told. */
  readonly trade?: Trade;
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
  {
    what: "sends an order before it is on disk",
    from: "beforeSend?.();",
    to: "setTimeout(() => { try { beforeSend?.(); } catch {} }, 40);",
    trade: "orders",
    among: ["order-in-flight", "ordering"],
    found: /order \S+ at \w+ was sent and the journal says (?:recorded|not-sent)/u,
  },
  {
    what: "takes a question that nobody answered for an order that has ended",
    from: "await queryStatus?.(attempt.refs, attempt.amount, stopping.signal);",
    to: `await queryStatus?.(attempt.refs, attempt.amount, stopping.signal).then((answer) =>
			answer.kind === "unanswered" ? { kind: "expired" } : answer);`,
    trade: "orders",
    among: ["polling"],
    found: /(?:is paid|can still be paid) and the journal says expired/u,
  },
  {
    what: "sends money back before it is on disk",
    from: "await refund.send(beforeSend,",
    to: "await refund.send(() => void setTimeout(() => { try { beforeSend(); } catch {} }, 15),",
    trade: "orders",
    among: ["refund-in-flight"],
    found: /went back and the journal says (?:recorded|not-sent)/u,
  },
  {
    what: "takes a refund that it does not know for declined",
    from: `if (state === "sent") return [unknown];`,
    to: `if (state === "sent") return [{
			type: "refund.declined", attemptId, refundId, via: "answer", decline: { code: null, words: null } }];`,
    trade: "orders",
    among: ["refund-in-flight"],
    found: /went back and the journal says declined/u,
  },
  {
    what: "takes a second try at a receipt for its success",
    from: "const { reason, detail, retryAfterMs } = outcome;",
    to: `if (sale.fiscal.tries > 0) return [{ type: "fiscal.fiscalized", words: null }];
			const { reason, detail, retryAfterMs } = outcome;`,
    among: ["retrying"],
    found: /is fiscalized and the provider has not its receipt/u,
  },
];

/** Each of these is found within the first few; on another machine the instants of the kills are others. */
const FEW = 150;

test.each(breakages)("a till that $what is found out by a few kills", async ({ from, to, trade, among, found }) => {
  const bundle = inject("hostBundle");
  const broken = mkdtempSync(join(tmpdir(), "tilla-broken-"));
  onTestFinished(() => rmSync(broken, { recursive: true, force: true }));
  spoilHost(bundle, broken, from, to);
  const run = { bundle: broken, seed: 7, kills: FEW, among, keepData: false, ...(trade ? { trade } : {}) };
  await expect(killRepeatedly(run)).rejects.toThrow(found);
});
