import { z } from "zod";
import { personNameSchema, personSchema, pinSchema, roleSchema } from "../../domain/people.ts";
import type { Calls } from "./call.ts";
import { nothing } from "./inputs.ts";

const personId = personSchema.shape.id;
const pin = pinSchema.optional();

/** Who works at this till, who is signed in, and the PINs that allow what a role does not. */
export const peopleCalls = {
  /** Signs somebody in, or unlocks. Without a name the person is found by the PIN. */
  "people.signIn": { input: z.strictObject({ personId: personId.optional(), pin: pinSchema }), output: personSchema },
  "people.signOut": { input: nothing, output: nothing },
  /** Refused while a charge is on its way. */
  "people.lock": { input: nothing, output: nothing },
  /** Somebody is at the keys: puts the automatic lock off. */
  "people.present": { input: nothing, output: nothing },
  /**
   * Somebody with a sufficient role allows, by PIN, the one call that was refused last with `senior-needed` or
   * `manager-needed`. The same call, word for word, is then taken once.
   */
  "people.approve": { input: z.strictObject({ personId: personId.optional(), pin: pinSchema }), output: personSchema },
  /** The first one must be a manager. */
  "people.add": {
    input: z.strictObject({ name: personNameSchema, role: roleSchema, newPin: pinSchema, pin }),
    output: personSchema,
  },
  /** Another name, role or PIN; what is left out stays. */
  "people.change": {
    input: z.strictObject({
      personId,
      name: personNameSchema.optional(),
      role: roleSchema.optional(),
      newPin: pinSchema.optional(),
      pin,
    }),
    output: personSchema,
  },
  "people.remove": { input: z.strictObject({ personId, pin }), output: nothing },
} as const satisfies Calls;
