import { z } from "zod";

/** The customer display of a till: whether there is one, and what it speaks. */
export const displaySettingsSchema = z.strictObject({
  on: z.boolean(),
  /** `screen` is the language that the till speaks. */
  language: z.enum(["screen", "uz", "ru", "en", "vi"]),
});
export type DisplaySettings = Readonly<z.infer<typeof displaySettingsSchema>>;

export const DEFAULT_DISPLAY: DisplaySettings = { on: false, language: "screen" };
