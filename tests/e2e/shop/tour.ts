import type { Cashier } from "./cashier.ts";
import { approved, declined, lateReceipt, receipt, refusedReceipt, type Provider } from "./codes.ts";
import type { Line } from "./line.ts";

/** One state of the lane, come to by keys and scans alone. */
export interface Stop {
  readonly name: string;
  /** What the due stage says in large letters. */
  readonly headline: string;
  readonly stage: 1 | 2 | 3;
}

export interface TourGuide {
  readonly at: Cashier;
  readonly provider: Provider;
  /** The till's line to the provider goes over this. */
  readonly line: Line;
}

/** Every state of the lane one after another; `look` is called in each and must leave it as it was. */
export async function tourOfTheLane({ at, provider, line }: TourGuide, look: (stop: Stop) => Promise<void>) {
  const { checkout } = at.words;
  const stop = async (name: string, stage: 1 | 2 | 3, headline: string): Promise<void> => {
    await at.reads(stage, headline);
    await look({ name, headline, stage });
  };
  const startSale = async (code: string): Promise<void> => {
    await at.sees("entry");
    await at.type("127500");
    await at.scan(code);
  };

  await at.sees("entry");
  await stop("entry", 2, checkout.code.notDue);
  await at.scan(approved());
  await stop("amount-first", 1, checkout.notice.amountFirst);
  await at.press("Escape");
  await at.type("127500");
  await stop("code-due", 2, checkout.code.ready);
  await at.press("KeyR");
  await stop("order-and-note", 1, checkout.amount.labelsHint);
  await at.press("Escape");
  await at.press("F2");
  await stop("code-typed", 2, checkout.code.typed);
  await at.press("Escape");

  await provider.faults({ on: "charge", hold: "before" });
  await at.scan(approved());
  await at.sees("charging");
  await provider.held();
  await stop("charging", 2, checkout.charging.title);
  await provider.release();
  await at.sees("receipt-due");
  await stop("paid", 2, checkout.paid.title);
  await at.scan(approved());
  await stop("wrong-code", 3, checkout.notice.expectReceipt);
  await at.scan(refusedReceipt());
  await at.sees("receipt-rejected");
  await stop("receipt-rejected", 3, checkout.receipt.rejected);
  await at.scan(lateReceipt());
  await at.sees("receipt-queued");
  await stop("receipt-retrying", 3, checkout.receipt.retrying);
  await at.press("Enter");

  await startSale(approved());
  await at.sees("receipt-due");
  await at.scan(receipt());
  await at.sees("done");
  await stop("done", 3, checkout.receipt.done);
  await at.press("Enter");

  await startSale(declined());
  await at.sees("not-charged");
  await stop("declined", 2, checkout.declined.title);
  await at.press("Escape");

  await line.pull();
  await startSale(approved());
  await at.sees("not-charged");
  await stop("not-sent", 2, checkout.notSent.title);
  await at.press("Escape");
  await line.restore();

  await provider.faults({ on: "charge", reply: { kind: "drop" } });
  await startSale(approved());
  await at.sees("unknown");
  await stop("unknown", 2, checkout.unknown.title);
  await at.scan(approved());
  await stop("unknown-scanned", 2, checkout.notice.settleFirst);
  await at.press("KeyY");
  await stop("settle-paid", 2, checkout.settle.paid);
  await at.press("Escape");
  await at.press("KeyN");
  await stop("settle-not-paid", 2, checkout.settle["not-paid"]);
  await at.press("Escape");
  await at.press("F8");
  await at.sees("entry");
}
