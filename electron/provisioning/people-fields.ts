import { z } from "zod";
import { peopleFault, personNameSchema, roleSchema, type Person } from "../../shared/domain/people.ts";
import type { WantedPerson } from "../people/people.ts";
import type { Problem } from "./problem.ts";
import type { SecretFields } from "./secret-fields.ts";

const person = z.strictObject({
  name: personNameSchema,
  role: roleSchema,
  /** As given once; only its slow hash is kept. Left out, the person's present one stays. */
  pin: z
    .string()
    .regex(/^\d{4,12}$/u, "must be 4 to 12 digits in quotes")
    .optional(),
});

/** Everybody who works at the till, or the word that it works without people and PINs. */
export const peopleFields = z.union([
  z.literal("none"),
  z
    .array(person)
    .min(1)
    .max(100)
    .superRefine((people, context) => {
      const fault = peopleFault(people);
      if (fault) context.addIssue({ code: "custom", message: FAULTS[fault] });
      const pins = people.flatMap(({ pin }) => (pin === undefined ? [] : [pin]));
      if (new Set(pins).size !== pins.length) {
        context.addIssue({ code: "custom", message: "must not give two people the same PIN" });
      }
    }),
]);
export type PeopleFields = Readonly<z.infer<typeof peopleFields>>;

const FAULTS = {
  "name-taken": "must not name anybody twice",
  "manager-needed": "must have a manager",
} as const;

/** What a document makes of the people who are known; null when it says nothing about them. */
export function wantedPeople(
  known: readonly Person[],
  people: PeopleFields | undefined,
  managerPin: SecretFields["manager.pin"],
  managerName: string,
): readonly WantedPerson[] | null {
  if (people === "none") return [];
  if (people !== undefined) return people;
  if (managerPin === undefined) return null;
  const first = known.find(({ role }) => role === "manager");
  const others = known.filter((one) => one !== first);
  if (managerPin === null) return others;
  return [{ name: first?.name ?? managerName, role: "manager", pin: managerPin }, ...others];
}

/** Whoever is new needs a PIN. */
export function pinsMissing(known: readonly Person[], people: PeopleFields | undefined): readonly Problem[] {
  if (people === undefined || people === "none") return [];
  return people.flatMap(({ name, pin }, at) =>
    pin === undefined && !known.some((one) => one.name === name)
      ? [{ path: `people.${at}.pin`, problem: "must be given for somebody new" }]
      : [],
  );
}
