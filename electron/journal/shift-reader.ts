import { z } from "zod";
import { currencySchema } from "../../shared/domain/money-schema.ts";
import { paymentStateSchema, providerIdSchema } from "../../shared/domain/sale.ts";
import type { ShiftFacts } from "../../shared/domain/shift-totals.ts";
import type { Connection } from "./connection.ts";
import { readSale } from "./event-text.ts";

const money = { provider: providerIdSchema, currency: currencySchema, count: z.int(), minor: z.int() };
const begunSchema = z.object({ ...money, state: paymentStateSchema });
const takenSchema = z.object({ ...money, late: z.literal([0, 1]).transform((flag) => flag === 1) });
const refundSchema = z.object(money);
const waitingSchema = z.object({ place: z.int(), doc: z.string() });
const salesSchema = z.object({ count: z.int(), first: z.string().nullable(), last: z.string().nullable() });

const SUM = "provider, currency, count(*) AS count, sum(minor) AS minor";

/**
 * What a report of a shift is made from: three short index ranges, added up where they lie, and the sales that wait for
 * something.
 */
export function readShiftFacts(connection: Connection, fromSeq: number): ShiftFacts {
  const begun = connection.all(
    begunSchema,
    `SELECT ${SUM}, state FROM main.attempts WHERE seq > ? GROUP BY provider, currency, state`,
    fromSeq,
  );
  const taken = connection.all(
    takenSchema,
    `SELECT ${SUM}, seq <= ?1 AS late FROM main.attempts WHERE taken_seq > ?1 GROUP BY provider, currency, late`,
    fromSeq,
  );
  const refunds = connection.all(
    refundSchema,
    `SELECT ${SUM} FROM main.refunds WHERE done_seq > ? GROUP BY provider, currency`,
    fromSeq,
  );
  const waiting = connection.all(
    waitingSchema,
    // The three short indexes are put together by number alone: documents would be sorted whole.
    `SELECT place, doc FROM main.sales WHERE place IN (
       SELECT place FROM main.sales WHERE is_open = 1
       UNION SELECT place FROM main.sales WHERE is_unknown = 1
       UNION SELECT place FROM main.sales WHERE lacks_receipt = 1) ORDER BY place`,
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
    begun,
    taken,
    refunds,
    waiting: waiting.map(({ place, doc }) => ({ place, sale: readSale(doc) })),
    sales: sales ?? { count: 0, first: null, last: null },
  };
}
