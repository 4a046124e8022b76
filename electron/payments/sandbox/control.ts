import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { faultSchema, type FaultQueue } from "./faults.ts";
import type { Holds } from "./holds.ts";
import type { Ledger } from "./ledger.ts";
import { orderStateSchema } from "./orders.ts";

export const CONTROL_PATH = "/__control";
export const CONTROL_HEADER = "x-sandbox-token";

export interface Controlled {
  readonly faults: FaultQueue;
  readonly ledger: Ledger;
  readonly holds: Holds;
}

const faultsSchema = z.strictObject({ faults: z.array(faultSchema) });
const orderSchema = z.strictObject({
  /** The order's reference; the latest order when it is left out. */
  reference: z.string().optional(),
  state: orderStateSchema,
  /** What was paid, where it is not what was asked. */
  paid: z.string().optional(),
  /** What the protocol keeps beside the order. */
  data: z.record(z.string(), z.string()).optional(),
});
export type OrderInput = z.input<typeof orderSchema>;
const heldSchema = z.strictObject({ atLeast: z.int().min(1) });

/**
 * The sandbox's own controls, for tests: POST faults, release, held (answers once so many requests are held), order
 * (sets an order's state: the customer pays, walks away), reset; GET ledger. Only with the token; without it there is nothing here.
 */
export async function control(
  request: IncomingMessage,
  response: ServerResponse,
  body: unknown,
  token: string,
  { faults, ledger, holds }: Controlled,
): Promise<void> {
  const answer = (status: number, value: unknown) => {
    response.writeHead(status, { "Content-Type": "application/json" });
    response.end(JSON.stringify(value));
  };
  if (request.headers[CONTROL_HEADER] !== token) return answer(404, {});
  const call = `${request.method} ${(request.url ?? "").slice(CONTROL_PATH.length)}`;
  switch (call) {
    case "GET /ledger":
      return answer(200, ledger.view());
    case "POST /faults": {
      const asked = faultsSchema.safeParse(body);
      if (!asked.success) return answer(400, { problem: z.prettifyError(asked.error) });
      faults.add(asked.data.faults);
      return answer(200, {});
    }
    case "POST /held": {
      const asked = heldSchema.safeParse(body);
      if (!asked.success) return answer(400, { problem: z.prettifyError(asked.error) });
      await holds.reached(asked.data.atLeast);
      return answer(200, {});
    }
    case "POST /order": {
      const asked = orderSchema.safeParse(body);
      if (!asked.success) return answer(400, { problem: z.prettifyError(asked.error) });
      const { reference, ...change } = asked.data;
      const order =
        reference === undefined
          ? ledger.orders.latest()
          : ledger.orders.all().orders.find((each) => each.reference === reference);
      if (!order) return answer(400, { problem: "no such order" });
      ledger.orders.set(order, change);
      return answer(200, {});
    }
    case "POST /release":
      holds.releaseAll();
      return answer(200, {});
    case "POST /reset":
      faults.clear();
      holds.releaseAll();
      ledger.reset();
      return answer(200, {});
    default:
      return answer(404, {});
  }
}
