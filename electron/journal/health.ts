import type { JournalHealth } from "../../shared/ipc/status.ts";

type Damage = Extract<JournalHealth, { state: "damaged" }>["problem"];

/** What the journal can be trusted with, and who wants to know. */
export class Health {
  readonly #listeners = new Set<(health: JournalHealth) => void>();
  readonly #newestBackup: () => { readonly file: string; readonly at: number } | null;
  #now: JournalHealth = { state: "checking" };

  /** `newestBackup` is asked whenever a change of health is told. */
  constructor(newestBackup: () => { readonly file: string; readonly at: number } | null) {
    this.#newestBackup = newestBackup;
  }

  get now(): JournalHealth {
    return this.#now;
  }

  /** The whole file was checked. Says nothing over a damage already found. */
  sound(checkedAt: number): void {
    if (this.#now.state === "damaged" || this.#now.state === "read-only") return;
    this.#tell({ state: "sound", checkedAt, lastBackupAt: this.#newestBackup()?.at ?? null });
  }

  /** Stays for as long as the till runs. A corrupt file outranks what was found before; the first finding stays else. */
  damaged(problem: Damage, detail: string): void {
    if (this.#now.state === "damaged" && (problem !== "file-corrupt" || this.#now.problem === "file-corrupt")) return;
    this.#tell({ state: "damaged", problem, detail, lastGoodBackup: this.#newestBackup()?.file ?? null });
  }

  readOnly(reason: Extract<JournalHealth, { state: "read-only" }>["reason"], detail: string): void {
    this.#tell({ state: "read-only", reason, detail });
  }

  /** A backup was made: those who show the last one hear of it. */
  backedUp(): void {
    if (this.#now.state === "sound") this.sound(this.#now.checkedAt);
  }

  listen(listener: (health: JournalHealth) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #tell(health: JournalHealth): void {
    this.#now = health;
    for (const listener of this.#listeners) listener(health);
  }
}
