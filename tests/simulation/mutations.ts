import type { Mutation } from "./bundle.ts";
import type { Invariant } from "./oracle/violated.ts";

/** A bug that somebody could write, and what must find it. */
export interface Bug {
  readonly what: string;
  readonly changes: readonly [Mutation, ...Mutation[]];
  /** Any of these says rightly what is wrong. */
  readonly invariants: readonly [Invariant, ...Invariant[]];
}

const runner = "electron/sales/charge-runner.ts";
const transport = "electron/payments/answers/transport.ts";
const machine = "shared/domain/sale-machine.ts";
const watch = "electron/sales/status-watch.ts";
const service = "electron/sales/service.ts";

const mayGoBack: Mutation = { file: machine, from: `sent: ["paid",`, to: `sent: ["not-sent", "paid",` };

/** The bugs that `docs/testing.md` names. Each must be found, for the right reason. */
export const BUGS: readonly Bug[] = [
  {
    what: "does not wait for the disk when it writes",
    changes: [{ file: "electron/journal/connection.ts", from: "synchronous = FULL", to: "synchronous = OFF" }],
    invariants: ["known-charge", "acknowledged", "opens-sound"],
  },
  {
    what: "sends a charge before its event is written",
    changes: [
      {
        file: runner,
        from: `const sent = recorder.record(saleId, [{ type: "payment.sent", attemptId }]);\n    if (!sent.ok) throw new NotRecorded("payment.sent");`,
        to: `clock.after(20, () => void recorder.record(saleId, [{ type: "payment.sent", attemptId }]));`,
      },
    ],
    invariants: ["known-charge"],
  },
  {
    what: "retries a charge whose outcome is unknown",
    changes: [
      {
        file: runner,
        from: "const sending = charge.send(beforeSend, new AbortController().signal, () => !givenUp);",
        to: `const sending = charge
          .send(beforeSend, new AbortController().signal, () => !givenUp)
          .then((first) => (first.kind === "unknown" ? charge.send(() => {}, new AbortController().signal) : first));`,
      },
    ],
    invariants: ["sent-once", "known-charge"],
  },
  {
    what: "takes a timeout for a refusal",
    changes: [
      {
        file: transport,
        from: `return { kind: "unknown", reason: result.cause, detail: result.detail };`,
        to: `return { kind: "declined", decline: { code: null, words: null } };`,
      },
    ],
    invariants: ["someone-said-so", "money-not-denied"],
  },
  {
    what: "takes a timeout for not sent",
    changes: [
      mayGoBack,
      {
        file: transport,
        from: `return { kind: "unknown", reason: result.cause, detail: result.detail };`,
        to: `return { kind: "not-sent", reason: "unreachable", detail: result.detail };`,
      },
      { file: runner, from: `if (attempt.state === "recorded") return [`, to: `if (true) return [` },
    ],
    // A refund may not go back from sent: there the same bug is an exception, and is found as one.
    invariants: ["known-charge", "no-bug"],
  },
  {
    what: "recovers what was sent as not sent",
    changes: [
      mayGoBack,
      {
        file: "electron/sales/recovery.ts",
        from: `if (attempt.state === "sent") return [unknown];`,
        to: `if (attempt.state === "sent") return [{ type: "payment.not-sent", attemptId, reason: "restarted", detail: "" }];`,
      },
    ],
    invariants: ["known-charge"],
  },
  {
    what: "forgets answers that come late",
    changes: [
      {
        file: runner,
        from: "recorder.insist(saleId, (sale) => outcomeEvents(sale, attemptId, outcome, tookMs), late);",
        to: "if (!givenUp) recorder.insist(saleId, (sale) => outcomeEvents(sale, attemptId, outcome, tookMs), late);",
      },
    ],
    invariants: ["answer-kept", "comes-to-rest"],
  },
  {
    what: "gives up an answer that the disk refused once",
    changes: [
      {
        file: "electron/sales/recorder.ts",
        from: "const cancel = clock.after(INSIST_EVERY_MS, again);",
        to: "const cancel = () => {};",
      },
    ],
    invariants: ["answer-kept", "comes-to-rest"],
  },
  {
    what: "accepts another amount than was asked",
    changes: [
      {
        file: "electron/payments/providers/appotapay/verdict.ts",
        from: "if (amount !== null && amount !== String(expected.amount.minor)) {",
        to: "if (false) {",
      },
    ],
    invariants: ["someone-said-so", "paid-is-paid"],
  },
  {
    what: "accepts an answer about another payment",
    changes: [
      {
        file: "electron/payments/providers/anor/charge-outcome.ts",
        from: "if (data.qr_code !== null && data.qr_code !== sent.code)",
        to: "if (false)",
      },
    ],
    invariants: ["someone-said-so"],
  },
  {
    what: "sends a customer's code again",
    changes: [{ file: service, from: "return used ? err(used) : ok({", to: "return used && false ? err(used) : ok({" }],
    invariants: ["code-once"],
  },
  {
    what: "charges a sale again while its payment is unknown",
    changes: [
      {
        file: "electron/sales/checks.ts",
        from: `if (sale.attempts.some((a) => isUnsettled(a.state))) return conflict("sale-has-open-payment", sale);`,
        to: "",
      },
      {
        file: machine,
        from: `if (sale.attempts.some((a) => isUnsettled(a.state) || a.state === "paid")) {\n    throw`,
        to: "if (false) {\n    throw",
      },
    ],
    invariants: ["one-charge"],
  },
  {
    what: "takes the first not-found for never arrived",
    changes: [
      {
        file: watch,
        from: "if (known < GRACE_MS || now - first < BETWEEN_READS_MS) return null;",
        to: "void known, first;",
      },
    ],
    invariants: ["someone-said-so", "money-not-denied"],
  },
  {
    what: "drops receipts that wait for their next try at a restart",
    changes: [
      {
        file: "electron/fiscal/queue.ts",
        from: "for (const sale of journal.missingReceipts()) schedule(sale);",
        to: "",
      },
    ],
    invariants: ["comes-to-rest"],
  },
  {
    what: "pays back again while a refund is unknown",
    changes: [
      {
        file: "electron/sales/refunds.ts",
        from: `if (attempt.refunds.some((r) => isUnsettledRefund(r.state))) return err(conflict("refund-open", sale));`,
        to: "",
      },
      {
        file: "shared/domain/refund-machine.ts",
        from: "if (attempt.refunds.some((r) => r.id === id || isUnsettledRefund(r.state))) {",
        to: "if (false) {",
      },
    ],
    invariants: ["refund-bounded"],
  },
  {
    what: "acknowledges a person's decision before it is written",
    changes: [
      {
        file: service,
        from: `import { recogniseScan }`,
        to: `import { applySaleEvent } from "../../shared/domain/sale-machine.ts";\nimport { recogniseScan }`,
      },
      {
        file: service,
        from: "return recorder.record(input.saleId, [settled]);",
        to: `clock.after(2_000, () => void recorder.record(input.saleId, [settled]));
    return ok(applySaleEvent(sale.value, input.saleId, settled, clock.now()));`,
      },
    ],
    invariants: ["acknowledged", "no-bug"],
  },
];
