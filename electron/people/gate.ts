import { z } from "zod";
import { isAtLeast, type Actor, type Person, type Role } from "../../shared/domain/people.ts";
import { privileges } from "../../shared/domain/privileges.ts";
import type { Settings } from "../../shared/domain/settings.ts";
import { conflict, type PosError } from "../../shared/errors/pos-error.ts";
import type { Input, Method } from "../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { Clock } from "../runtime/clock.ts";
import { needOf } from "./access.ts";
import type { People, PinGuess } from "./people.ts";
import type { Session } from "./session.ts";

/** Decides whether a call is taken and who it counts as. Every call of the contract comes through here. */
export interface Gate {
  allow<M extends Method>(method: M, input: Input<M>): Promise<Result<Actor, PosError>>;
  /** Somebody's PIN for the call that was refused last for want of a role. */
  approve(guess: PinGuess): Promise<Result<Person, PosError>>;
}

export interface GateDeps {
  readonly people: People;
  readonly session: Session;
  readonly settings: () => Settings;
  readonly clock: Pick<Clock, "monotonic">;
}

/** A PIN typed for one act is none for what is asked later. */
const APPROVAL_MS = 60_000;

/** What a page may say about itself in a call; each checked by the contract before. */
const signatureSchema = z.object({
  who: z.string().optional(),
  pin: z.string().optional(),
  currentPin: z.string().optional(),
});

/** One call that was refused for want of a role, and whose PIN allows it since. */
interface Refused {
  readonly act: string;
  readonly least: Role;
  readonly allowed: { readonly by: Person; readonly at: number } | null;
}

export function createGate({ people, session, settings, clock }: GateDeps): Gate {
  let refused: Refused | null = null;

  /** Who allows an act that the one at the till may not do alone. */
  async function byAnother(act: string, least: Role, pin: string | undefined): Promise<Result<Person, PosError>> {
    if (pin !== undefined) return people.identify({ pin }, least);
    const before = refused;
    if (before?.allowed && before.act === act && clock.monotonic() - before.allowed.at < APPROVAL_MS) {
      refused = null;
      return ok(before.allowed.by);
    }
    refused = { act, least, allowed: null };
    return err(conflict(least === "manager" ? "manager-needed" : "senior-needed"));
  }

  return {
    async allow(method, input) {
      const need = needOf(method, input, settings());
      const signature = signatureSchema.safeParse(input);
      const given = signature.success ? signature.data : {};
      const { cashier } = settings().terminal;
      const operator = session.operator();
      const nobodyKnown = people.list().length === 0 && !people.shut;
      const who = operator?.name ?? (nobodyKnown ? (given.who ?? cashier) : cashier);
      if (need === "nothing") return ok({ who });
      if (session.locked()) return err(conflict("till-locked"));
      if (need === "operator" || nobodyKnown) return ok({ who });
      const least = privileges[need];
      if (operator && isAtLeast(operator.role, least)) return ok({ who });
      if (people.shut) return err(people.shut);
      const allowed = await byAnother(actOf(method, input), least, given.pin ?? given.currentPin);
      return allowed.ok ? ok({ who, allowedBy: allowed.value.name }) : allowed;
    },
    async approve(guess) {
      const asked = refused;
      if (!asked || asked.allowed) return err(conflict("nothing-to-allow"));
      const by = await people.identify(guess, asked.least);
      // Another call may have been refused, or the till locked, while the PIN was looked at.
      if (by.ok && refused === asked && !session.locked()) {
        refused = { ...asked, allowed: { by: by.value, at: clock.monotonic() } };
        return by;
      }
      return by.ok ? err(conflict("nothing-to-allow")) : by;
    },
  };
}

/** The call word for word: a PIN that was typed for one sum is none for another. */
function actOf(method: Method, input: unknown): string {
  return JSON.stringify([method, input]);
}
