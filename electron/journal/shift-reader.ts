import { z } from "zod";
import { currencySchema } from "../../shared/domain/money-schema.ts";
import { paymentStateSchema, providerIdSchema } from "../../shared/domain/sale.ts";
import type { ShiftFacts } from "../../shared/domain/shift-totals.ts";
import type { Connection } from "./connection.ts";
import { readSale } from "./event-text.ts";

const money = { provider: providerIdSchema, currency: currencySchema, minor: z.int() };
const attemptSchema = z.object({ ...money, state: paymentStateSchema, seq: z.int(), takenSeq: z.int().nullable() });
const refundSchema = z.object(money);
const waitingSchema = z.object({ place: z.int(), doc: z.string() });
const salesSchema = z.object({ count: z.int(), first: z.string().nullable(), last: z.string().nullable() });

const ATTEMPT = "provider, currency, minor, state, seq, taken_seq AS takenSeq";

/** What a report of a shift is made from: three short index ranges, and the sales that wait for something. */
export function readShiftFacts(connection: Connection, fromSeq: number): ShiftFacts {
  const attempts = connection.all(
    attemptSchema,
    `SELECT ${ATTEMPT} FROM main.attempts WHERE seq > ?1
     UNION ALL SELECT ${ATTEMPT} FROM main.attempts WHERE taken_seq > ?1 AND seq <= ?1`,
    fromSeq,
  );
  const refunds = connection.all(
    refundSchema,
    "SELECT provider, currency, minor FROM main.refunds WHERE done_seq > ?",
    fromSeq,
  );
  const waiting = connection.all(
    waitingSchema,
    `SELECT place, doc FROM main.sales WHERE is_open = 1
     UNION SELECT place, doc FROM main.sales WHERE is_unknown = 1
     UNION SELECT place, doc FROM main.sales WHERE lacks_receipt = 1 ORDER BY place`,
  );
  const sales = connection.get(
    salesSchema,
    `SELECT count(*) AS count,
       (SELECT number FROM main.sales WHERE place > ?1 ORDER BY place LIMIT 1) AS first,
       (SELECT number FROM main.sales WHERE place > ?1 ORDER BY place DESC LIMIT 1) AS last
     FROM main.sales WHERE place > ?1`,
    fromSeq,
  );
  return {
    fromSeq,
    attempts,
    refunds,
    waiting: waiting.map(({ place, doc }) => ({ place, sale: readSale(doc) })),
    sales: sales ?? { count: 0, first: null, last: null },
  };
}
