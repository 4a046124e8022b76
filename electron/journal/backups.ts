import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { backup } from "node:sqlite";
import { z } from "zod";
import type { Backup } from "../../shared/ipc/calls/journal.ts";
import type { Clock } from "../runtime/clock.ts";
import { backupFolder, backupName, parseBackupName } from "./backup-names.ts";
import type { BackupName } from "./backup-names.ts";
import { Connection } from "./connection.ts";
import { putInPlace, removeDatabase } from "./durable-files.ts";
import { StorageFault, toStorageError } from "./storage-fault.ts";
import { startVerify } from "./verify-task.ts";

const KEPT = 14;
const UNSOUND_KEPT = 3;
/** All pages in one step: a consistent snapshot that the till's own writing cannot make start over. */
const ALL_PAGES = 2 ** 31 - 1;

const sumSchema = z.object({ sales: z.int() });

/** The checked copies beside a journal. */
export class Backups {
  readonly #file: string;
  readonly #folder: string;
  readonly #clock: Clock;
  readonly #worker: URL | null;
  #isSwept = false;

  constructor(journalFile: string, clock: Clock, worker: URL | null) {
    this.#file = journalFile;
    this.#folder = backupFolder(journalFile);
    this.#clock = clock;
    this.#worker = worker;
  }

  /**
   * Newest first, by name alone; nothing is opened. Those of a clock that was ahead come last: they must neither pass
   * for the newest nor push out the ones made since.
   */
  names(sound = true): readonly BackupName[] {
    if (!existsSync(this.#folder)) return [];
    const now = this.#clock.now();
    return readdirSync(this.#folder)
      .flatMap((file) => parseBackupName(this.#file, file, sound) ?? [])
      .toSorted((a, b) => Number(a.at > now) - Number(b.at > now) || b.at - a.at);
  }

  /** Newest first. A file that cannot be opened is not listed: it is no backup. */
  list(): readonly Backup[] {
    return this.names().flatMap((name) => this.#describe(name) ?? []);
  }

  /**
   * Copies the journal as it is at this moment, checks the whole copy, and only then gives it its name. Throws
   * {@link StorageFault} and the file system's errors; nothing is left behind then.
   */
  async make(): Promise<Backup> {
    mkdirSync(this.#folder, { recursive: true });
    this.#sweep();
    // To the second, as its name tells it again later.
    const at = Math.floor(this.#clock.now() / 1000) * 1000;
    const unfinished = join(this.#folder, `${backupName(this.#file, at, true)}.unfinished`);
    try {
      removeDatabase(unfinished);
      await this.#copyTo(unfinished);
      const verdict = await startVerify(this.#worker, { file: unfinished, allProjections: false }).verdict;
      if (verdict.state === "failed")
        throw new StorageFault("io", `the backup could not be checked: ${verdict.detail}`);
      if (verdict.state === "damaged" && verdict.problem === "file-corrupt") {
        throw new StorageFault("corrupt", `the backup is not sound: ${verdict.detail}`);
      }
      const sound = verdict.state === "sound";
      const name = { file: backupName(this.#file, at, sound), at };
      putInPlace(unfinished, join(this.#folder, name.file));
      this.#removeOld();
      const made = this.#describe(name);
      if (made === null) throw new StorageFault("io", `the backup ${name.file} is gone`);
      return made;
    } finally {
      removeDatabase(unfinished);
    }
  }

  /** Removes, once per process, what a process that was killed while it made a backup left behind. */
  #sweep(): void {
    if (this.#isSwept) return;
    this.#isSwept = true;
    const left = readdirSync(this.#folder).filter((name) => name.includes(".unfinished"));
    for (const name of left) rmSync(join(this.#folder, name), { force: true });
  }

  async #copyTo(target: string): Promise<void> {
    const source = new Connection(this.#file, "read-only");
    try {
      await backup(source.handle, target, { rate: ALL_PAGES });
    } finally {
      source.close();
    }
    const copy = new Connection(target, "read-write");
    try {
      // One file that can be carried away, without a log beside it.
      copy.exec("PRAGMA journal_mode = DELETE");
    } finally {
      copy.close();
    }
  }

  #describe({ file, at }: BackupName): Backup | null {
    const path = join(this.#folder, file);
    let connection: Connection | null = null;
    try {
      connection = new Connection(path, "immutable");
      const sales = connection.get(sumSchema, "SELECT coalesce(sum(sales), 0) AS sales FROM main.days")?.sales ?? 0;
      return { file, at, bytes: statSync(path).size, sales };
    } catch (error) {
      if (toStorageError(error) === null) throw error;
      return null;
    } finally {
      connection?.close();
    }
  }

  #removeOld(): void {
    const old = [...this.names(true).slice(KEPT), ...this.names(false).slice(UNSOUND_KEPT)];
    for (const { file } of old) rmSync(join(this.#folder, file), { force: true });
  }
}
