import { randomUUID } from "node:crypto";
import { z } from "zod";
import { personSchema } from "../../shared/domain/people.ts";
import type { PosError } from "../../shared/errors/pos-error.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { SecretStore } from "../settings/port.ts";

/** Somebody as the store of secrets keeps them: with the slow hash of their PIN. Never leaves this folder. */
const keptPersonSchema = personSchema.extend({ pin: z.string() });
export type KeptPerson = Readonly<z.infer<typeof keptPersonSchema>>;

const documentSchema = z.strictObject({ version: z.literal(1), people: z.array(keptPersonSchema).max(200) });

type Store = Pick<SecretStore, "get" | "set" | "names">;

/** Whether there is a record of somebody, in this version's form or the earlier one; readable or not. */
export function hasPeople(store: Pick<Store, "names">): boolean {
  return store.names().some((name) => name === "people" || name === "manager.pin");
}

/**
 * Everybody who is kept. The one manager's PIN of earlier versions becomes the first manager, under `managerName`, with
 * the PIN that it was.
 */
export async function readPeople(store: Store, managerName: string): Promise<Result<readonly KeptPerson[], PosError>> {
  if (store.names().includes("people")) {
    const kept = await store.get("people");
    return kept.ok ? parsed(kept.value) : kept;
  }
  if (!store.names().includes("manager.pin")) return ok([]);
  const pin = await store.get("manager.pin");
  if (!pin.ok) return pin;
  if (pin.value === null) return ok([]);
  const people: KeptPerson[] = [{ id: randomUUID(), name: managerName, role: "manager", pin: pin.value }];
  const written = await writePeople(store, people);
  if (!written.ok) return written;
  // Only now: a till that ends in between still has the PIN, and takes it over at its next start.
  await store.set("manager.pin", null);
  return ok(people);
}

/** Keeps everybody, in one write; with nobody left the record itself goes. */
export function writePeople(store: Store, people: readonly KeptPerson[]): Promise<Result<null, PosError>> {
  return store.set("people", people.length === 0 ? null : JSON.stringify({ version: 1, people }));
}

function parsed(text: string | null): Result<readonly KeptPerson[], PosError> {
  if (text === null) return ok([]);
  try {
    const document = documentSchema.safeParse(JSON.parse(text));
    if (document.success) return ok(document.data.people);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  // Unreadable is not nobody: whoever can spoil the record must not be a manager by that.
  return err({ kind: "secret-unavailable", detail: "the record of people is not readable" });
}
