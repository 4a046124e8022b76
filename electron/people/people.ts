import { isAtLeast, peopleFault, type Person, type Role } from "../../shared/domain/people.ts";
import type { TerminalEvent } from "../../shared/domain/events.ts";
import { conflict, type PosError } from "../../shared/errors/pos-error.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Ids } from "../runtime/ids.ts";
import type { SecretStore } from "../settings/port.ts";
import { hashPin, PIN_COST, verifyPin, type HashCost } from "./pin-hash.ts";
import { NO_NAME, type LockOut, type PinThrottle } from "./pin-throttle.ts";
import { writePeople, type KeptPerson } from "./stored-people.ts";

/** A PIN as somebody typed it, with the name they picked or without. */
export interface PinGuess {
  readonly pin: string;
  readonly personId?: string | undefined;
}

/** Somebody as a provisioning document names them. Without a PIN the present one stays. */
export interface WantedPerson {
  readonly name: string;
  readonly role: Role;
  readonly pin?: string | undefined;
}

/** Whoever works at this till, and their PINs. */
export interface People {
  list(): readonly Person[];
  /** Why nobody's PIN can be looked at: the record is there, but shut. Null when it is open. */
  readonly shut: PosError | null;
  /** Who typed this PIN, if their role is high enough. Wrong guesses wait longer and longer. */
  identify(guess: PinGuess, least: Role): Promise<Result<Person, PosError>>;
  add(person: Omit<Person, "id">, pin: string): Promise<Result<Person, PosError>>;
  change(
    id: string,
    change: { readonly name?: string | undefined; readonly role?: Role | undefined; readonly pin?: string | undefined },
  ): Promise<Result<Person, PosError>>;
  remove(id: string): Promise<Result<Person, PosError>>;
  /** Puts others in the place of all: nobody is asked, the caller has. Answers the names that are others now. */
  replace(wanted: readonly WantedPerson[]): Promise<Result<readonly string[], PosError>>;
}

export interface PeopleDeps {
  readonly secrets: SecretStore;
  readonly kept: Result<readonly KeptPerson[], PosError>;
  readonly throttle: PinThrottle;
  readonly clock: Pick<Clock, "now">;
  readonly ids: Ids;
  readonly note: (event: TerminalEvent) => void;
  readonly changed: () => void;
  readonly cost?: HashCost;
}

/** Keeps the people of the till. One thing at a time: a burst of guesses at once would slip past the count. */
export function createPeople(deps: PeopleDeps): People {
  const { secrets, throttle, clock, ids, note, cost = PIN_COST } = deps;
  let kept: readonly KeptPerson[] = deps.kept.ok ? deps.kept.value : [];
  let shut = deps.kept.ok ? null : deps.kept.error;
  let known = kept.map(withoutPin);
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const mine = last.then(act);
    last = mine.catch(() => undefined);
    return mine;
  }

  async function put(next: readonly KeptPerson[]): Promise<Result<null, PosError>> {
    const fault = peopleFault(next);
    if (fault) return err(conflict(fault === "name-taken" ? "name-taken" : "last-manager"));
    const written = await writePeople(secrets, next);
    if (!written.ok) return written;
    kept = next;
    known = kept.map(withoutPin);
    shut = null;
    throttle.setKnown(kept.length);
    deps.changed();
    return written;
  }

  /** Two people with one PIN could not be told apart by it. */
  async function holderOf(pin: string): Promise<KeptPerson | null> {
    for (const person of kept) if ((await verifyPin(pin, person.pin)) === true) return person;
    return null;
  }

  async function identify({ pin, personId }: PinGuess, least: Role): Promise<Result<Person, PosError>> {
    if (shut) return err(shut);
    const able = kept.filter(({ role }) => isAtLeast(role, least));
    const asked = personId === undefined ? able : able.filter(({ id }) => id === personId);
    if (asked.length === 0) {
      const isKnown = kept.some(({ id }) => id === personId);
      return err(conflict(!isKnown ? "person-not-found" : least === "manager" ? "manager-needed" : "senior-needed"));
    }
    const key = personId ?? NO_NAME;
    const wait = throttle.left(key);
    if (wait > 0) return err(conflict("pin-locked", null, Math.ceil(clock.now() + wait)));
    const missed = throttle.miss(key);
    for (const person of asked) {
      if ((await verifyPin(pin, person.pin)) !== true) continue;
      throttle.right(key, person.id);
      return ok(withoutPin(person));
    }
    return missed ? lockedOut(key, missed) : err(conflict("wrong-pin"));
  }

  function lockedOut(key: string, { misses, waitMs }: LockOut): Result<never, PosError> {
    const who = kept.find(({ id }) => id === key)?.name ?? null;
    note({ type: "pin.locked-out", who, misses, seconds: Math.round(waitMs / 1_000) });
    return err(conflict("pin-locked", null, Math.ceil(clock.now() + waitMs)));
  }

  async function add({ name, role }: Omit<Person, "id">, pin: string): Promise<Result<Person, PosError>> {
    if (shut) return err(shut);
    if (await holderOf(pin)) return err(conflict("pin-taken"));
    const person = { id: ids.next(), name, role, pin: await hashPin(pin, cost) };
    const written = await put([...kept, person]);
    return written.ok ? ok(withoutPin(person)) : written;
  }

  async function change(id: string, { name, role, pin }: Parameters<People["change"]>[1]) {
    const before = kept.find((person) => person.id === id);
    if (!before) return err(conflict("person-not-found"));
    const holder = pin === undefined ? null : await holderOf(pin);
    if (holder && holder.id !== id) return err(conflict("pin-taken"));
    const hash = pin === undefined ? before.pin : await hashPin(pin, cost);
    const after = { id, name: name ?? before.name, role: role ?? before.role, pin: hash };
    const written = await put(kept.map((person) => (person.id === id ? after : person)));
    return written.ok ? ok(withoutPin(after)) : written;
  }

  async function remove(id: string): Promise<Result<Person, PosError>> {
    const gone = kept.find((person) => person.id === id);
    if (!gone) return err(conflict("person-not-found"));
    const written = await put(kept.filter((person) => person.id !== id));
    return written.ok ? ok(withoutPin(gone)) : written;
  }

  async function replace(wanted: readonly WantedPerson[]): Promise<Result<readonly string[], PosError>> {
    const next: KeptPerson[] = [];
    const changed: string[] = [];
    for (const { name, role, pin } of wanted) {
      const before = kept.find((person) => person.name === name);
      const same = before && (pin === undefined || (await verifyPin(pin, before.pin)) === true);
      const hash = same ? before.pin : pin === undefined ? null : await hashPin(pin, cost);
      if (hash === null) return err(conflict("person-not-found"));
      if (!same || before.role !== role) changed.push(name);
      next.push({ id: before?.id ?? ids.next(), name, role, pin: hash });
    }
    const gone = kept.filter((person) => !next.some(({ id }) => id === person.id)).map(({ name }) => name);
    if (changed.length + gone.length === 0 && !shut) return ok([]);
    const written = await put(next);
    return written.ok ? ok([...changed, ...gone]) : written;
  }

  return {
    list: () => known,
    get shut() {
      return shut;
    },
    identify: (guess, least) => inTurn(() => identify(guess, least)),
    add: (person, pin) => inTurn(() => add(person, pin)),
    change: (id, wanted) => inTurn(() => change(id, wanted)),
    remove: (id) => inTurn(() => remove(id)),
    replace: (wanted) => inTurn(() => replace(wanted)),
  };
}

function withoutPin({ id, name, role }: KeptPerson): Person {
  return { id, name, role };
}
