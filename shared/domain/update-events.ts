import { z } from "zod";
import { updateRefusalSchema } from "./update.ts";

const version = z.string();
const who = z.string().min(1);
const allowedBy = z.string().min(1).optional();

/** What happens to the program itself, from the look at a stick to the first start of what was on it. */
export const updateEventSchemas = [
  /** Verified and copied to this machine; nothing was run. */
  z.strictObject({ type: z.literal("update.checked"), from: version, to: version, sha512: z.string(), who, allowedBy }),
  z.strictObject({
    type: z.literal("update.refused"),
    from: version,
    /** Null where it was refused before its version could be trusted. */
    to: version.nullable(),
    reason: updateRefusalSchema,
    who,
    allowedBy,
  }),
  /** The till ends, the installer takes over. */
  z.strictObject({
    type: z.literal("update.begun"),
    from: version,
    to: version,
    allowedOlder: z.boolean(),
    who,
    allowedBy,
  }),
  /** The new version came to its screen, at the how-manieth start. */
  z.strictObject({ type: z.literal("update.installed"), from: version, to: version, starts: z.int() }),
  /** Another version than the wanted one started next. */
  z.strictObject({ type: z.literal("update.failed"), from: version, to: version, now: version }),
] as const;
