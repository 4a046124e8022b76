import type { OrderInput } from "../../electron/payments/sandbox/control.ts";
import type { FaultInput } from "../../electron/payments/sandbox/faults.ts";
import { ledgerSchema, type LedgerView } from "../../electron/payments/sandbox/ledger.ts";

/** The sandbox's controls, also for one that runs in another process. */
export interface SandboxClient {
  /** Queues faults; each befalls the next request of its kind. */
  faults(...faults: readonly FaultInput[]): Promise<void>;
  /** Waits until so many requests are held by a fault's `hold`. */
  held(atLeast?: number): Promise<void>;
  /** Lets every held request go on. */
  release(): Promise<void>;
  ledger(): Promise<LedgerView>;
  /** Sets an order's state, the latest order's unless told: the customer pays, walks away, is refused. */
  order(order: OrderInput): Promise<void>;
  /** Empties the books and the queue. */
  reset(): Promise<void>;
}

export function sandboxClient(at: { readonly controlUrl: string; readonly controlToken: string }): SandboxClient {
  async function call(method: "GET" | "POST", path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(at.controlUrl + path, {
      method,
      headers: { "x-sandbox-token": at.controlToken, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`sandbox ${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  }

  return {
    async faults(...faults) {
      await call("POST", "/faults", { faults });
    },
    async held(atLeast = 1) {
      await call("POST", "/held", { atLeast });
    },
    async release() {
      await call("POST", "/release");
    },
    ledger: async () => ledgerSchema.parse(await call("GET", "/ledger")),
    async order(order) {
      await call("POST", "/order", order);
    },
    async reset() {
      await call("POST", "/reset");
    },
  };
}
