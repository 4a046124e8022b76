import type { Actor } from "../../shared/domain/people.ts";
import { contract, type Input, type Method, type Output } from "../../shared/ipc/contract.ts";
import { invalidInput, type PosError } from "../../shared/errors/pos-error.ts";
import { err, type Result } from "../../shared/result.ts";
import { toStorageError } from "../journal/storage-fault.ts";
import type { Logger } from "../logging/port.ts";
import { cardNumberIn } from "./card-guard.ts";

type Answer<M extends Method> = Result<Output<M>, PosError>;

/**
 * One handler per call of the contract; each gets an input that was checked, and who acts. What a page says about that
 * (`who`, `pin`) was weighed at the door: a handler has no use for it.
 */
export type Handlers = { readonly [M in Method]: (input: Input<M>, by: Actor) => Answer<M> | Promise<Answer<M>> };

/** A part of the handlers, as one area's file provides it. */
export type HandlersOf<M extends Method> = Pick<Handlers, M>;

/** Whether a call is taken, and who it counts as. */
export type Doorkeeper = <M extends Method>(method: M, input: Input<M>) => Promise<Result<Actor, PosError>>;

/**
 * The only door into the services: unknown methods, inputs that do not fit the contract and acts that take another role
 * are refused here, and a bug behind it becomes an `internal` error whose id is in the log.
 */
export function createRouter(handlers: Handlers, allow: Doorkeeper, log: Logger) {
  return async function call(method: string, input: unknown): Promise<Result<unknown, PosError>> {
    if (!isMethod(method)) return err(invalidInput("method", "schema"));
    try {
      return await answer(handlers, allow, method, input);
    } catch (error) {
      const storage = toStorageError(error);
      if (storage) return err(storage);
      return err({ kind: "internal", id: log.error("ipc.call-broke", error, { method }) });
    }
  };
}

function isMethod(method: string): method is Method {
  return Object.hasOwn(contract, method);
}

async function answer<M extends Method>(
  handlers: Handlers,
  allow: Doorkeeper,
  method: M,
  input: unknown,
): Promise<Answer<M>> {
  const checked = contract[method].input.safeParse(input);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    return err(invalidInput(issue?.path.join(".") || "input", "schema", issue?.message));
  }
  const card = cardNumberIn(checked.data);
  if (card !== null) return err(invalidInput(card, "code-is-card-number"));
  // The schema of `method` has just made this value; TypeScript cannot follow that through the generic index.
  // oxlint-disable-next-line typescript/consistent-type-assertions
  const fit = checked.data as Input<M>;
  const allowed = await allow(method, fit);
  return allowed.ok ? handlers[method](fit, allowed.value) : allowed;
}
