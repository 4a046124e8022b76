import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Chance } from "../../crash/chance.ts";
import { sqliteError, type DatabaseSync, type DiskGuard } from "./sqlite.ts";

const IO_ERROR = 10;
const FULL = 13;
const SECTOR = 512;
/** What SQLite calls FULL: every commit in a write-ahead log is synced before it returns. */
const FULL_SYNC = 2;

/** What befalls the next commit. */
export type Mishap = "io-error" | "full" | "cut-before" | "cut-torn" | "cut-after";

/** Who hears of what befalls a disk. */
export interface DiskWatch {
  /** The power goes in the middle of a commit. */
  cut(): void;
  met(what: string): void;
}

/**
 * A machine's disk as its power supply knows it. What was synced is there after any cut; what was written and not yet
 * synced may be there whole, in part, or not at all. The process itself always reads what it wrote.
 */
export class Disk implements DiskGuard {
  readonly #root: string;
  readonly #chance: Chance;
  readonly #watch: DiskWatch;
  readonly #open = new Set<DatabaseSync>();
  #generation = 0;
  #isOn = true;
  #mishaps: Mishap[] = [];
  /** The write-ahead log as far as it is durable, where that is less than what is in the file. */
  #durableLog: Buffer | null = null;

  constructor(root: string, template: string, chance: Chance, watch: DiskWatch) {
    this.#root = root;
    this.#chance = chance;
    this.#watch = watch;
    mkdirSync(this.folder, { recursive: true });
    copyFolder(template, this.folder);
  }

  /** The till's data folder; another one after each cut. */
  get folder(): string {
    return join(this.#root, String(this.#generation));
  }

  get journal(): string {
    return join(this.folder, "live", "journal.sqlite");
  }

  /** The next commits fare like this, in order. */
  plan(...mishaps: readonly Mishap[]): void {
    this.#mishaps.push(...mishaps);
  }

  get hasPlans(): boolean {
    return this.#mishaps.length > 0;
  }

  /** Whatever was planned does not happen. */
  heal(): void {
    this.#mishaps = [];
  }

  opened(database: DatabaseSync): void {
    this.#open.add(database);
  }

  begins(): void {
    if (!this.#isOn) throw sqliteError(IO_ERROR, "disk I/O error");
  }

  commits(database: DatabaseSync, commit: () => void): void {
    if (!this.#isOn) throw sqliteError(IO_ERROR, "disk I/O error");
    if (!isSynced(database)) this.#durableLog ??= this.#log();
    const mishap = this.#mishaps.shift();
    if (mishap) this.#watch.met(`disk:${mishap}`);
    switch (mishap) {
      case undefined:
        return commit();
      case "io-error":
        throw sqliteError(IO_ERROR, "disk I/O error");
      case "full":
        throw sqliteError(FULL, "database or disk is full");
      case "cut-before":
        break;
      case "cut-torn": {
        const before = this.#log();
        commit();
        this.#durableLog ??= torn(before, this.#log(), this.#chance);
        break;
      }
      case "cut-after":
        commit();
        break;
    }
    this.#watch.cut();
    throw sqliteError(IO_ERROR, "disk I/O error");
  }

  /** From here on nothing is written any more. */
  powerOff(): void {
    this.#isOn = false;
  }

  /** The disk as it is found when the machine starts again. */
  powerOn(): void {
    const found = this.folder;
    this.#generation += 1;
    copyFolder(found, this.folder);
    if (this.#durableLog) writeFileSync(`${this.journal}-wal`, this.#durableLog);
    this.#closeAll();
    rmSync(found, { recursive: true, force: true });
    this.#durableLog = null;
    this.#mishaps = [];
    this.#isOn = true;
  }

  /** The history is over: nothing of it stays. */
  remove(): void {
    this.#closeAll();
    rmSync(this.#root, { recursive: true, force: true });
  }

  #closeAll(): void {
    for (const database of this.#open) if (database.isOpen) database.close();
    this.#open.clear();
  }

  #log(): Buffer {
    const file = `${this.journal}-wal`;
    return existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  }
}

/** Whether a commit of this database is durable when it returns. */
function isSynced(database: DatabaseSync): boolean {
  const known = synced.get(database);
  if (known !== undefined) return known;
  const row = database.prepare("PRAGMA synchronous").get();
  const found = Number(row?.["synchronous"]) >= FULL_SYNC;
  synced.set(database, found);
  return found;
}

/** Asked once per connection, at its first commit. */
const synced = new WeakMap<DatabaseSync, boolean>();

/** Of the sectors that were being written, some have arrived. */
function torn(before: Buffer, after: Buffer, chance: Chance): Buffer {
  const share = chance.between(0, 1);
  const found = Buffer.alloc(after.length);
  for (let at = 0; at < after.length; at += SECTOR) {
    const end = Math.min(at + SECTOR, after.length);
    const isNew = Buffer.compare(after.subarray(at, end), before.subarray(at, end)) !== 0;
    const source = isNew && !chance.sometimes(share) ? before : after;
    if (at < source.length) source.copy(found, at, at, end);
  }
  return chance.sometimes(0.5)
    ? found
    : found.subarray(0, chance.whole(Math.min(before.length, found.length), found.length));
}

/** Files that a process makes for itself alone. */
const OF_THE_PROCESS = /\.lock$|-shm$|\.lock-journal$/u;

function copyFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (OF_THE_PROCESS.test(entry.name)) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyFolder(source, target);
    else copyFileSync(source, target);
  }
}
