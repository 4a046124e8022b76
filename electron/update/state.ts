import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { updateOfferSchema, updateOutcomeSchema } from "../../shared/domain/update.ts";
import { putInPlace } from "../journal/durable-files.ts";
import type { Logger } from "../logging/port.ts";

const packageSchema = z.strictObject({ version: z.string(), file: z.string() });

const stateSchema = z.strictObject({
  /** Verified and copied here. */
  ready: z.strictObject({ offer: updateOfferSchema, file: z.string() }).nullable(),
  /** Begun; whether it went well is known when the next start has come to a screen. */
  pending: z
    .strictObject({ from: z.string(), to: z.string(), at: z.int(), file: z.string(), starts: z.int() })
    .nullable(),
  last: updateOutcomeSchema.nullable(),
  /** The package that the present version was installed from, and that of the version before: the way back. */
  present: packageSchema.nullable(),
  previous: packageSchema.nullable(),
});
export type UpdateState = Readonly<z.infer<typeof stateSchema>>;

const NOTHING: UpdateState = { ready: null, pending: null, last: null, present: null, previous: null };

/** What is remembered of updates across starts, as one small file that is replaced in one step. */
export interface StateFile {
  current(): UpdateState;
  change(patch: Partial<UpdateState>): void;
}

/** Reads the state once. A file that makes no sense counts as none: it can lose a way back, never a sale. */
export function openStateFile(folder: string, log: Logger): StateFile {
  const file = join(folder, "state.json");
  let state = read(file, log);
  return {
    current: () => state,
    change(patch) {
      const next = { ...state, ...patch };
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(`${file}.part`, `${JSON.stringify(next, null, 2)}\n`, { mode: 0o600 });
      putInPlace(`${file}.part`, file);
      state = next;
    },
  };
}

function read(file: string, log: Logger): UpdateState {
  if (!existsSync(file)) return NOTHING;
  try {
    return stateSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    log.error("update.state-unreadable", error);
    return NOTHING;
  }
}
