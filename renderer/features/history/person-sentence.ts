import type { TFunction } from "i18next";
import type { TerminalEvent } from "../../../shared/domain/events.ts";
import { assertNever } from "../../../shared/result.ts";

/** What happens among the people of a till. */
export type PersonEvent = Extract<
  TerminalEvent,
  { type: `person.${string}` | "till.locked" | "pin.locked-out" | "people.reset" }
>;

/** Who came, went, was let in or shut out, as one sentence for a person. */
export function personSentence(event: PersonEvent, t: TFunction<["history", "common", "people"]>): string {
  switch (event.type) {
    case "person.signed-in":
      return t("people:events.signedIn", { who: event.who, role: t(`people:role.${event.role}`) });
    case "person.signed-out":
      return t("people:events.signedOut", { who: event.who });
    case "till.locked":
      return event.auto
        ? t("people:events.lockedAuto", { who: event.who })
        : t("people:events.locked", { who: event.who });
    case "pin.locked-out": {
      const { who, misses, seconds } = event;
      return who === null
        ? t("people:events.lockedOutUnnamed", { misses, seconds })
        : t("people:events.lockedOut", { who, misses, seconds });
    }
    case "person.added":
      return t("people:events.added", { who: event.who, name: event.name, role: t(`people:role.${event.role}`) });
    case "person.changed": {
      const fields = event.fields.map((field) => t(`people:events.field.${field}`)).join(", ");
      return t("people:events.changed", { who: event.who, name: event.name, fields });
    }
    case "person.removed":
      return t("people:events.removed", { who: event.who, name: event.name });
    case "people.reset":
      return event.by === "reset-file"
        ? t("people:events.reset", { known: event.known })
        : t("people:events.notKept", { known: event.known });
    default:
      return assertNever(event);
  }
}
