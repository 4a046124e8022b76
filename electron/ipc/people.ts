import type { Actor } from "../../shared/domain/people.ts";
import { conflict } from "../../shared/errors/pos-error.ts";
import { err, ok } from "../../shared/result.ts";
import type { AppContext } from "../app/context.ts";
import type { HandlersOf } from "./router.ts";

type PeopleMethod =
  | "people.signIn"
  | "people.signOut"
  | "people.lock"
  | "people.present"
  | "people.approve"
  | "people.add"
  | "people.change"
  | "people.remove";

export function peopleHandlers(app: AppContext): HandlersOf<PeopleMethod> {
  const { people, session } = app;

  /** Whoever lets the first cashier in goes on as who they are: the till must not lock under their hands. */
  function goOnAs(by: Actor): void {
    if (session.operator()) return;
    const person = people.list().find(({ name }) => name === (by.allowedBy ?? by.who));
    if (person) session.signIn(person);
  }

  return {
    "people.signIn": async (guess) => {
      const found = await people.identify(guess, "cashier");
      if (found.ok) session.signIn(found.value);
      return found;
    },
    "people.signOut": () => session.signOut(),
    "people.lock": () => session.lock(),
    "people.present": () => {
      session.present();
      return ok(null);
    },
    "people.approve": (guess) => app.approve(guess),
    "people.add": async ({ name, role, newPin }, by) => {
      if (people.list().length === 0 && role !== "manager") return err(conflict("last-manager"));
      const added = await people.add({ name, role }, newPin);
      if (!added.ok) return added;
      app.noteTerminal({ type: "person.added", name, role, ...by });
      goOnAs(by);
      app.publishStatus();
      return added;
    },
    "people.change": async ({ personId, name, role, newPin }, by) => {
      const changed = await people.change(personId, { name, role, pin: newPin });
      if (!changed.ok) return changed;
      const fields = [
        ...(name === undefined ? [] : ["name" as const]),
        ...(role === undefined ? [] : ["role" as const]),
        ...(newPin === undefined ? [] : ["pin" as const]),
      ];
      app.noteTerminal({ type: "person.changed", name: changed.value.name, fields, ...by });
      goOnAs(by);
      session.refresh();
      return changed;
    },
    "people.remove": async ({ personId }, by) => {
      const removed = await people.remove(personId);
      if (!removed.ok) return removed;
      app.noteTerminal({ type: "person.removed", name: removed.value.name, ...by });
      session.refresh();
      return ok(null);
    },
  };
}
