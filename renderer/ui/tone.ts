/** What a colour means here: never more than one meaning a colour, and never colour alone. */
export type Tone = "neutral" | "accent" | "ok" | "bad" | "warn" | "train";
