import { randomBytes } from "node:crypto";
import type { Connection } from "./connection.ts";
import { rebuildProjections } from "./rebuild.ts";
import { APPLICATION_ID, EVENTS_SQL } from "./schema.ts";

/** One numbered step of the file's form. A step that changes the projections asks for a rebuild instead of SQL. */
export interface Migration {
  readonly version: number;
  readonly up: (connection: Connection) => void;
  readonly rebuild: boolean;
}

/** Every step since the first journal; a released one is never changed. */
export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    up(connection) {
      connection.exec(EVENTS_SQL);
      connection.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
      const journalId = randomBytes(16).toString("hex");
      connection.prepare("INSERT INTO meta (one, journal_id) VALUES (1, ?)").run(journalId);
    },
    rebuild: true,
  },
  // Attempts, refunds and shifts as projections of their own; and new kinds of events: a program that doesn't know them
  // must only read, not call the journal damaged.
  { version: 2, up: () => {}, rebuild: true },
  // What sales are found by, and what reports tell of their charges.
  { version: 3, up: () => {}, rebuild: true },
  // Which Z reports were printed; and events of that and of statements, which an older program doesn't know.
  { version: 4, up: () => {}, rebuild: true },
];

/** The newest form that this program writes. */
export function latestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}

/**
 * Brings a file to the newest form. Several steps may ask for a rebuild: the last of them does it, with today's
 * projections, and all up to it are one transaction, so that no file ever claims a form whose projections are still to
 * be made. Each step after it is one of its own.
 */
export function migrate(connection: Connection, migrations: readonly Migration[]): void {
  const present = connection.pragmaNumber("user_version");
  const pending = migrations.filter((m) => m.version > present);
  const rebuilt = pending.findLastIndex((m) => m.rebuild) + 1;
  for (const steps of [pending.slice(0, rebuilt), ...pending.slice(rebuilt).map((step) => [step])]) {
    const last = steps.at(-1);
    if (!last) continue;
    connection.transaction(() => {
      for (const { up } of steps) up(connection);
      if (last.rebuild) rebuildProjections(connection);
      connection.exec(`PRAGMA user_version = ${last.version}`);
    });
  }
}
