import type { Clock } from "../runtime/clock.ts";
import type { Ids } from "../runtime/ids.ts";
import { errorFacts, fieldFacts } from "./facts.ts";
import { createLogFile } from "./log-file.ts";
import type { LogFields, Logger } from "./port.ts";

const MOST_BYTES = 1_000_000;

export interface LoggerDeps {
  /** The folder of the log's files. */
  readonly dir: string;
  readonly clock: Pick<Clock, "now">;
  readonly ids: Pick<Ids, "next">;
  /** When a file is full. */
  readonly mostBytes?: number;
}

/** A log that also forgets the secrets it is told. */
export interface FileLogger extends Logger {
  /** From now on this text is written as `[secret]`. */
  hide(secret: string): void;
  close(): void;
}

/**
 * JSON lines in files of bounded size. Why no logging library is in `docs/decisions/0007-settings-and-secrets.md`.
 * Passes events through as they are (they are constants of the program) and scrubs everything else.
 */
export function createLogger({ dir, clock, ids, mostBytes = MOST_BYTES }: LoggerDeps): FileLogger {
  const file = createLogFile(dir, mostBytes, () => clock.now());
  const secrets = new Set<string>();

  function line(level: "info" | "warn" | "error", event: string, fields: LogFields, more: object = {}): void {
    const at = new Date(clock.now()).toISOString();
    file.write(JSON.stringify({ at, level, event, ...fieldFacts(fields, secrets), ...more }));
  }

  return {
    info: (event, fields = {}) => line("info", event, fields),
    warn: (event, fields = {}) => line("warn", event, fields),
    error(event, error, fields = {}) {
      const id = ids.next();
      line("error", event, fields, { id, error: errorFacts(error, secrets) });
      return id;
    },
    hide: (secret) => void secrets.add(secret),
    close: () => file.close(),
  };
}
