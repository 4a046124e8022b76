import { businessDay } from "../runtime/business-day.ts";
import { conflict } from "../../shared/errors/pos-error.ts";
import { err, ok } from "../../shared/result.ts";
import type { AppContext } from "../app/context.ts";
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
  | "sales.days"
  | "sales.story"
  | "sales.waiting";

export function salesHandlers(app: AppContext): HandlersOf<SalesMethod> {
  const sales = () => app.till().sales;
  const journal = () => app.till().journal;
  return {
    "sales.charge": (input) => sales().charge(input),
    "sales.abandon": ({ saleId, why }) => sales().abandon(saleId, why),
    "sales.note": ({ saleId, reference, note }) => sales().note(saleId, reference, note),
    "sales.attachReceipt": ({ saleId, code }) => sales().attachReceipt(saleId, code),
    "sales.retryReceipt": ({ saleId }) => sales().retryReceipt(saleId),
    "sales.settle": async ({ pin, ...input }) => {
      const allowed = await app.pin.check(pin);
      return allowed.ok ? sales().settle(input) : allowed;
    },
    "sales.identify": ({ saleId, attemptId, transactionId, who }) =>
      sales().identify(saleId, attemptId, transactionId, who),
    "sales.askStatus": async ({ saleId, attemptId }) => {
      await app.till().watch.ask(saleId, attemptId);
      const sale = journal().sale(saleId);
      return sale ? ok(sale) : err(conflict("sale-not-found"));
    },
    "sales.cancelPayment": ({ saleId, attemptId, who }) => app.till().cancelPayment(saleId, attemptId, who),
    "sales.refund": async ({ pin, ...input }) => {
      const allowed = await app.pin.check(pin);
      return allowed.ok ? app.till().refunds.refund(input) : allowed;
    },
    "sales.refundByHand": async ({ pin, ...input }) => {
      const allowed = await app.pin.check(pin);
      return allowed.ok ? app.till().refunds.byHand(input) : allowed;
    },
    "sales.settleRefund": async ({ pin, ...input }) => {
      const allowed = await app.pin.check(pin);
      return allowed.ok ? app.till().refunds.settle(input) : allowed;
    },
    "sales.ofDay": ({ day }) => {
      const today = businessDay(app.clock.now(), app.settings.current().terminal.timeZone);
      return ok([...journal().salesOfDay(day ?? today, DAY_LIMIT)]);
    },
    "sales.days": () => ok([...journal().days()]),
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
