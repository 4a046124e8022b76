/** What keeps a new PIN from being taken. */
export type PinProblem = "format" | "differ";

/** Four to twelve figures. */
export function isPin(text: string): boolean {
  return /^\d{4,12}$/u.test(text);
}

/** The first thing wrong with a new PIN typed twice; null when it may be set. */
export function pinProblem(pin: string, repeated: string): PinProblem | null {
  if (!isPin(pin)) return "format";
  return pin === repeated ? null : "differ";
}
