import type { Attempt, Sale } from "../../shared/domain/sale.ts";
import { conflict, type PosError } from "../../shared/errors/pos-error.ts";
import { assertNever, err, ok, type Result } from "../../shared/result.ts";
import type { Journal } from "../journal/port.ts";
import type { ProviderRegistry } from "../payments/registry.ts";
import type { Recorder } from "./recorder.ts";
import type { StatusWatch } from "./status-watch.ts";

export interface CancelDeps {
  readonly journal: Journal;
  readonly recorder: Recorder;
  readonly providers: ProviderRegistry;
  readonly watch: StatusWatch;
}

/**
 * Calls off a payment that waits for its customer. The status is asked right before, so that money which has just
 * come in is not called off, and right after, so that the provider has the last word.
 */
export async function cancelPayment(
  { journal, recorder, providers, watch }: CancelDeps,
  saleId: string,
  attemptId: string,
  who: string,
): Promise<Result<Sale, PosError>> {
  const find = (): { sale: Sale; attempt: Attempt } | null => {
    const sale = journal.sale(saleId);
    const attempt = sale?.attempts.find((a) => a.id === attemptId);
    return sale && attempt ? { sale, attempt } : null;
  };
  const isWaiting = (a: Attempt) => a.state === "awaiting-customer" || a.state === "unknown";

  const start = find();
  if (!start) return err(conflict("sale-not-found"));
  const { cancel } = providers.get(start.attempt.provider);
  if (!cancel || !isWaiting(start.attempt)) return err(conflict("cancel-not-possible", start.sale));

  await watch.ask(saleId, attemptId);
  const before = find();
  if (!before || !isWaiting(before.attempt)) return before ? ok(before.sale) : err(conflict("sale-not-found"));
  const outcome = await cancel(before.attempt.refs, new AbortController().signal);
  await watch.ask(saleId, attemptId);
  const after = find();
  if (!after || !isWaiting(after.attempt)) return after ? ok(after.sale) : err(conflict("sale-not-found"));
  switch (outcome.kind) {
    case "cancelled":
      return recorder.record(saleId, [{ type: "payment.cancelled", attemptId, via: "answer", who }]);
    case "refused":
      return err({ kind: "provider-rejected", ...outcome.decline });
    case "unanswered":
      return err({ kind: "outcome-unknown", reason: "no-answer", saleId });
    default:
      return assertNever(outcome);
  }
}
