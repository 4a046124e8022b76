import { z } from "zod";
import { roleSchema } from "./people.ts";

const name = z.string().min(1);
const allowedBy = name.optional();

/** What happens among the people of a till. Names alone: no event holds a PIN, right or wrong. */
export const personEventSchemas = [
  z.strictObject({ type: z.literal("person.signed-in"), who: name, role: roleSchema }),
  z.strictObject({ type: z.literal("person.signed-out"), who: name }),
  /** `auto`: nobody had touched a key for as long as the settings allow. */
  z.strictObject({ type: z.literal("till.locked"), who: name, auto: z.boolean() }),
  /** So many wrong PINs that the next one has to wait. `who` is null where no name was given. */
  z.strictObject({ type: z.literal("pin.locked-out"), who: name.nullable(), misses: z.int(), seconds: z.int() }),
  z.strictObject({ type: z.literal("person.added"), name, role: roleSchema, who: name, allowedBy }),
  z.strictObject({
    type: z.literal("person.changed"),
    name,
    fields: z.array(z.enum(["name", "role", "pin"])),
    who: name,
    allowedBy,
  }),
  z.strictObject({ type: z.literal("person.removed"), name, who: name, allowedBy }),
  /**
   * The people whom the till knew are gone without anybody's PIN. `reset-file`: the way back from a lost PIN was taken;
   * `not-kept`: their record is no longer where secrets are kept.
   */
  z.strictObject({ type: z.literal("people.reset"), by: z.enum(["reset-file", "not-kept"]), known: z.int() }),
] as const;
