import { join } from "node:path";
import type { Clock } from "../runtime/clock.ts";
import { systemIds } from "../runtime/ids.ts";
import { createLogger, type FileLogger } from "./logger.ts";

/** The till's log, in the folder `logs` of its data. Makes the folder when there is something to say. */
export function openLog(dataDir: string, clock: Clock): FileLogger {
  return createLogger({ dir: join(dataDir, "logs"), clock, ids: systemIds() });
}
