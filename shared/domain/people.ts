import { z } from "zod";

/** What somebody may do at this till, each more than the one before. */
export const roleSchema = z.enum(["cashier", "senior", "manager"]);
export type Role = z.infer<typeof roleSchema>;

export const personNameSchema = z.string().trim().min(1).max(60);

/** Figures alone: a till's keyboard may have no letters. */
export const pinSchema = z.string().regex(/^\d{4,12}$/u);

/** Somebody who works at this till, as screens may know them: without their PIN in any form. */
export const personSchema = z.strictObject({
  id: z.string().min(1).max(64),
  name: personNameSchema,
  role: roleSchema,
});
export type Person = Readonly<z.infer<typeof personSchema>>;

/** Who acted, as events have it; `allowedBy` where somebody else's PIN allowed it. */
export interface Actor {
  readonly who: string;
  readonly allowedBy?: string;
}

/** Who acted, out of whatever says more than that. */
export function actorOf({ who, allowedBy }: Actor): Actor {
  return allowedBy === undefined ? { who } : { who, allowedBy };
}

/** Whether a role is as high as another one. */
export function isAtLeast(role: Role, least: Role): boolean {
  return roleSchema.options.indexOf(role) >= roleSchema.options.indexOf(least);
}

/** A shop of managers alone works without signing in; who is more has to say who they are. */
export function needsSignIn(people: readonly Person[]): boolean {
  return people.some(({ role }) => role !== "manager");
}

/** Why a list of people can't be a till's; null when it can. Somebody must be able to change it again. */
export function peopleFault(people: readonly Pick<Person, "name" | "role">[]): "name-taken" | "manager-needed" | null {
  const names = people.map(({ name }) => name.trim().toLowerCase());
  if (new Set(names).size !== names.length) return "name-taken";
  return people.length > 0 && !people.some(({ role }) => role === "manager") ? "manager-needed" : null;
}
