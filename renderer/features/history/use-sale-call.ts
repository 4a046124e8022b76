import { useCallback } from "react";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import type { Sale } from "../../../shared/domain/sale.ts";
import type { Input } from "../../../shared/ipc/contract.ts";
import type { Result } from "../../../shared/result.ts";
import { useStores } from "../../stores/context.tsx";
import { useTask } from "../../ui/use-task.ts";

/** The calls that change one sale and answer with it as it is then. */
type SaleMethod =
  | "sales.settle"
  | "sales.identify"
  | "sales.attachReceipt"
  | "sales.retryReceipt"
  | "sales.note"
  | "sales.abandon"
  | "sales.askStatus"
  | "sales.cancelPayment"
  | "sales.refund"
  | "sales.refundByHand"
  | "sales.settleRefund";

export interface SaleCall {
  readonly busy: boolean;
  readonly error: PosError | null;
  /** True when it was done. The sale in the store is the new one then. */
  readonly call: <M extends SaleMethod>(method: M, input: Input<M>) => Promise<boolean>;
}

/** Calls that change a sale, one at a time; what they answer goes into the store. */
export function useSaleCall(): SaleCall {
  const { api, sales } = useStores();
  const { busy, error, run } = useTask<PosError>();
  const call = useCallback(
    async <M extends SaleMethod>(method: M, input: Input<M>): Promise<boolean> => {
      const answer = await run<Sale>(async (): Promise<Result<Sale, PosError>> => api.call(method, input));
      if (answer?.ok !== true) return false;
      sales.getState().take(answer.value);
      return true;
    },
    [api, sales, run],
  );
  return { busy, error, call };
}
