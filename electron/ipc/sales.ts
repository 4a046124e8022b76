import { businessDay } from "../runtime/business-day.ts";
import { conflict } from "../../shared/errors/pos-error.ts";
import { err, ok } from "../../shared/result.ts";
import type { AppContext } from "../app/context.ts";
import { managerProblem } from "../app/status.ts";
import type { HandlersOf } from "./router.ts";

/** A screen shows at most this many sales of a day at once. */
const DAY_LIMIT = 2_000;

type SalesMethod =
  | "sales.charge"
  | "sales.abandon"
  | "sales.note"
  | "sales.attachReceipt"
  | "sales.retryReceipt"
  | "sales.settle"
  | "sales.identify"
  | "sales.askStatus"
  | "sales.cancelPayment"
  | "sales.refund"
  | "sales.refundByHand"
  | "sales.settleRefund"
  | "sales.ofDay"
  | "sales.story"
  | "sales.waiting";

export function salesHandlers(app: AppContext): HandlersOf<SalesMethod> {
  const sales = () => app.till().sales;
  const journal = () => app.till().journal;
  return {
    "sales.charge": (input) => {
      const missing = managerProblem(app.till(), app);
      return missing ? err(missing) : sales().charge(input);
    },
    "sales.abandon": ({ saleId, why }, { who }) => sales().abandon(saleId, why, who),
    "sales.note": ({ saleId, reference, note }) => sales().note(saleId, reference, note),
    "sales.attachReceipt": ({ saleId, code }) => sales().attachReceipt(saleId, code),
    "sales.retryReceipt": ({ saleId }) => sales().retryReceipt(saleId),
    "sales.settle": (input, by) => sales().settle({ ...input, ...by }),
    "sales.identify": ({ saleId, attemptId, transactionId }, by) =>
      sales().identify(saleId, attemptId, transactionId, by),
    "sales.askStatus": async ({ saleId, attemptId }) => {
      await app.till().watch.ask(saleId, attemptId);
      const sale = journal().sale(saleId);
      return sale ? ok(sale) : err(conflict("sale-not-found"));
    },
    "sales.cancelPayment": ({ saleId, attemptId }, { who }) => app.till().cancelPayment(saleId, attemptId, who),
    "sales.refund": (input, by) => app.till().refunds.refund({ ...input, ...by }),
    "sales.refundByHand": (input, by) => app.till().refunds.byHand({ ...input, ...by }),
    "sales.settleRefund": (input, by) => app.till().refunds.settle({ ...input, ...by }),
    "sales.ofDay": ({ day }) => {
      const today = businessDay(app.clock.now(), app.settings.current().terminal.timeZone);
      return ok([...journal().salesOfDay(day ?? today, DAY_LIMIT)]);
    },
    "sales.story": ({ saleId }) => {
      const sale = journal().sale(saleId);
      return sale ? ok({ sale, events: [...journal().story(saleId)] }) : err(conflict("sale-not-found"));
    },
    "sales.waiting": () =>
      ok({
        unknown: [...journal().unknownPayments()],
        customers: [...journal().awaitingPayments()],
        receipts: [...journal().missingReceipts()],
      }),
  };
}
