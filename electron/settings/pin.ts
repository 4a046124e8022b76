import { conflict, invalidInput, type PosError } from "../../shared/errors/pos-error.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { Clock } from "../runtime/clock.ts";
import { hashPin, PIN_COST, verifyPin, type HashCost } from "./pin-hash.ts";
import type { SecretStore } from "./port.ts";

/** The manager's PIN: guards what a cashier alone should not do. */
export interface PinService {
  isSet(): boolean;
  /** Sets, changes or (with null) removes the PIN. Where one is set, the present one is asked for. */
  set(newPin: string | null, currentPin?: string): Promise<Result<null, PosError>>;
  /** Sets or removes the PIN without asking for the present one: for a caller that has checked it. */
  replace(newPin: string | null): Promise<Result<"changed" | "same", PosError>>;
  /** Passes with the right PIN, and always when none is set. */
  check(pin: string | undefined): Promise<Result<null, PosError>>;
}

export interface PinDeps {
  readonly secrets: SecretStore;
  readonly clock: Clock;
  readonly cost?: HashCost;
}

const NAME = "manager.pin";
const SHAPE = /^\d{4,12}$/u;
/** A slip of the finger is free; from here on each wrong guess doubles the wait. */
const FREE_GUESSES = 3;
const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/**
 * Keeps the PIN as a slow hash in the secret store. Guesses are counted in memory only: starting the till anew takes
 * longer than the first waits, and a count on disk could lock out a shop for good.
 */
export function createPinService({ secrets, clock, cost = PIN_COST }: PinDeps): PinService {
  let misses = 0;
  let lockedUntil = -Infinity;
  let last: Promise<unknown> = Promise.resolve();

  /** One at a time: a burst of guesses at once would slip past the count. */
  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const mine = last.then(act);
    last = mine.catch(() => undefined);
    return mine;
  }

  const isSet = () => secrets.names().includes(NAME);

  async function check(pin: string | undefined): Promise<Result<null, PosError>> {
    if (!isSet()) return ok(null);
    const wait = lockedUntil - clock.monotonic();
    if (wait > 0) return err(conflict("pin-locked", null, Math.ceil(clock.now() + wait)));
    // Nothing was guessed: the screen asks for the PIN by calling without one.
    if (pin === undefined || pin === "") return err(conflict("wrong-pin"));
    const hash = await secrets.get(NAME);
    if (!hash.ok) return hash;
    const right = hash.value === null ? null : await verifyPin(pin, hash.value);
    if (right === null) return err({ kind: "secret-unavailable", detail: "the stored manager PIN is not readable" });
    if (right) {
      misses = 0;
      return ok(null);
    }
    misses += 1;
    if (misses < FREE_GUESSES) return err(conflict("wrong-pin"));
    const ban = Math.min(FIRST_WAIT_MS * 2 ** (misses - FREE_GUESSES), LONGEST_WAIT_MS);
    lockedUntil = clock.monotonic() + ban;
    return err(conflict("pin-locked", null, Math.ceil(clock.now() + ban)));
  }

  async function set(newPin: string | null, currentPin: string | undefined): Promise<Result<null, PosError>> {
    if (newPin !== null && !SHAPE.test(newPin)) return err(invalidInput("value", "schema", "4 to 12 digits"));
    const allowed = await check(currentPin);
    if (!allowed.ok) return allowed;
    return store(newPin);
  }

  /** Comparing here counts as no guess: who may replace the PIN need not guess it. */
  async function replace(newPin: string | null): Promise<Result<"changed" | "same", PosError>> {
    if (newPin === null && !isSet()) return ok("same");
    const hash = isSet() ? await secrets.get(NAME) : ok(null);
    if (newPin !== null && hash.ok && hash.value !== null && (await verifyPin(newPin, hash.value)) === true) {
      return ok("same");
    }
    const put = await store(newPin);
    return put.ok ? ok("changed") : put;
  }

  async function store(newPin: string | null): Promise<Result<null, PosError>> {
    return secrets.set(NAME, newPin === null ? null : await hashPin(newPin, cost));
  }

  return {
    isSet,
    replace: (newPin) => inTurn(() => replace(newPin)),
    check: (pin) => inTurn(() => check(pin)),
    set: (newPin, currentPin) => inTurn(() => set(newPin, currentPin)),
  };
}
