import type { AppContext } from "../app/context.ts";
import { ok } from "../../shared/result.ts";
import type { HandlersOf } from "./router.ts";

type StatementsMethod =
  | "statements.begin"
  | "statements.add"
  | "statements.look"
  | "statements.compare"
  | "statements.settle"
  | "statements.drop";

/** A provider's statement: taken in, held against the payments, and settled by a person's word. */
export function statementsHandlers(app: AppContext): HandlersOf<StatementsMethod> {
  const statements = () => app.till().statements;
  return {
    "statements.begin": ({ provider, name, bytes }) => ok(statements().begin(provider, name, bytes)),
    "statements.add": ({ id, at, data }) => statements().add(id, at, data),
    "statements.look": async ({ id, form }) => ok(await statements().look(id, form)),
    "statements.compare": async ({ id, form, mapping }, by) => ok(await statements().compare(id, form, mapping, by)),
    "statements.settle": ({ id, attempts }, by) => ok(statements().settle(id, attempts, by)),
    "statements.drop": ({ id }) => {
      statements().drop(id);
      return ok(null);
    },
  };
}
