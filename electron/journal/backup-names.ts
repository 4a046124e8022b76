import { basename, dirname, join } from "node:path";

/** A backup's name and the moment it tells, in milliseconds since the epoch. */
export interface BackupName {
  readonly file: string;
  readonly at: number;
}

const SUFFIX = ".sqlite";

/** The folder in which a journal's backups are kept. */
export function backupFolder(journalFile: string): string {
  return join(dirname(journalFile), "backups");
}

/**
 * `journal-YYYYMMDD-HHMMSS.sqlite`, in UTC. A copy of a journal whose chain is broken is kept too, but it is called
 * unsound and never offered for a restore.
 */
export function backupName(journalFile: string, at: number, sound: boolean): string {
  return `${stem(journalFile)}-${compactTime(at)}${sound ? "" : "-unsound"}${SUFFIX}`;
}

/** The name under which a replaced journal is kept beside the new one. */
export function asideName(journalFile: string, at: number): string {
  return `${stem(journalFile)}.damaged-${compactTime(at)}${SUFFIX}`;
}

/** Whether a name in the journal's folder is that of a journal set aside. */
export function isAsideName(journalFile: string, name: string): boolean {
  return name.startsWith(`${stem(journalFile)}.damaged-`) && name.endsWith(SUFFIX);
}

/**
 * Reads a backup's name, which may come from outside: nothing but a plain name of exactly this form passes, so it
 * cannot lead out of the folder.
 */
export function parseBackupName(journalFile: string, file: string, sound = true): BackupName | null {
  const match = /-(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})(?:-unsound)?\.sqlite$/u.exec(file);
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  const at = Date.UTC(year, month - 1, day, hour, minute, second);
  return backupName(journalFile, at, sound) === file ? { file, at } : null;
}

function stem(journalFile: string): string {
  return basename(journalFile, SUFFIX);
}

function compactTime(at: number): string {
  return new Date(at)
    .toISOString()
    .replace(/\.\d+Z$/u, "")
    .replaceAll(/[-:]/gu, "")
    .replace("T", "-");
}
