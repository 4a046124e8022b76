import { createStore, type StoreApi } from "zustand/vanilla";
import type { PosError } from "../../shared/errors/pos-error.ts";
import type { Input, Method, Output, PosApi } from "../../shared/ipc/contract.ts";
import type { Result } from "../../shared/result.ts";

/** The role that an act takes and that whoever is at the till does not have. */
export type NeededRole = "senior" | "manager";

export interface ApprovalState {
  /** Whose PIN is asked for; null while none is. */
  readonly asked: NeededRole | null;
  /** The PIN was taken, or nobody gives one. */
  answer(allowed: boolean): void;
}
export type ApprovalStore = StoreApi<ApprovalState>;

/**
 * The contract as screens use it: an act that takes another role asks for that role's PIN and is then made once more. A
 * screen knows nothing of it: it hears what became of the act, or that nobody allowed it.
 */
export function withApproval(inner: PosApi): { readonly api: PosApi; readonly approval: ApprovalStore } {
  const approval = createStore<ApprovalState>()(() => ({ asked: null, answer: () => undefined }));

  function ask(asked: NeededRole): Promise<boolean> {
    return new Promise((resolve) => {
      const answer = (allowed: boolean): void => {
        approval.setState({ asked: null, answer: () => undefined });
        resolve(allowed);
      };
      approval.setState({ asked, answer });
    });
  }
  async function call<M extends Method>(method: M, input: Input<M>): Promise<Result<Output<M>, PosError>> {
    const first = await inner.call(method, input);
    const needed = first.ok ? null : neededRole(first.error);
    if (needed === null || method.startsWith("people.approve") || approval.getState().asked !== null) return first;
    return (await ask(needed)) ? inner.call(method, input) : first;
  }
  return { api: { call, subscribe: inner.subscribe }, approval };
}

function neededRole(error: PosError): NeededRole | null {
  if (error.kind !== "conflict") return null;
  if (error.reason === "senior-needed") return "senior";
  return error.reason === "manager-needed" ? "manager" : null;
}
