import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { putInPlace } from "../journal/durable-files.ts";
import type { Logger } from "../logging/port.ts";

const guardSchema = z.strictObject({
  version: z.literal(1),
  /** How many people the till knew: so that it notices when their record is gone. */
  known: z.int().min(0),
  /** Wrong PINs by person; times in milliseconds since the epoch. */
  misses: z.record(z.string(), z.strictObject({ count: z.int().min(0), at: z.int(), until: z.int() })),
});
export type Guard = Readonly<z.infer<typeof guardSchema>>;

/** What must outlive a restart about PINs, beside the journal. Holds no PIN, no hash and no name. */
export interface GuardFile {
  read(): Guard;
  /** Durably, before it returns. A disk that refuses is logged: it must not lock a shop out. */
  write(guard: Guard): void;
  /** Whether somebody put the file there that asks for new people (docs/operators.md, "A lost PIN"). */
  resetAsked(): boolean;
  /** Takes that file away. */
  resetDone(): void;
}

const EMPTY: Guard = { version: 1, known: 0, misses: {} };
/** Windows' editors add an ending of their own. */
const RESET_NAMES = ["reset-people", "reset-people.txt"];

export function createGuardFile(dataDir: string, log: Logger): GuardFile {
  const file = join(dataDir, "people-guard.json");
  const resets = RESET_NAMES.map((name) => join(dataDir, name));
  return {
    read() {
      if (!existsSync(file)) return EMPTY;
      try {
        return guardSchema.parse(JSON.parse(readFileSync(file, "utf8")));
      } catch (error) {
        log.error("people.guard-not-readable", error);
        return EMPTY;
      }
    },
    write(guard) {
      try {
        const fresh = `${file}.new`;
        writeFileSync(fresh, JSON.stringify(guard), { mode: 0o600 });
        putInPlace(fresh, file);
      } catch (error) {
        log.error("people.guard-not-written", error);
      }
    },
    resetAsked: () => resets.some((reset) => existsSync(reset)),
    resetDone() {
      for (const reset of resets) rmSync(reset, { force: true });
    },
  };
}
