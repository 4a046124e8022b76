import { createHash } from "node:crypto";

/** Lines kept for a person who looks into a failure. */
const KEPT = 400;

/** Everything that happened in one history, as a hash and, for people, as its last lines. */
export class Trace {
  readonly #hash = createHash("sha256");
  readonly #lines: string[] = [];
  readonly #told: ((line: string) => void) | null;
  #digest: string | null = null;

  constructor(told: ((line: string) => void) | null) {
    this.#told = told;
  }

  say(time: number, what: string): void {
    const line = `${(time / 1000).toFixed(3).padStart(10)} ${what}`;
    this.#hash.update(line);
    this.#hash.update("\n");
    this.#lines.push(line);
    if (this.#lines.length > 2 * KEPT) this.#lines.splice(0, KEPT);
    this.#told?.(line);
  }

  get lines(): readonly string[] {
    return this.#lines.slice(-KEPT);
  }

  /** The same for two histories in which the same things happened. */
  get digest(): string {
    this.#digest ??= this.#hash.digest("hex");
    return this.#digest;
  }
}
