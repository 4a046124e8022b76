/** The first SQLite in which two connections cannot corrupt a WAL (see docs/decisions/0002-journal.md). */
const FIRST_SAFE = [3, 51, 3] as const;

/** Whether a version text such as "3.53.4" is new enough. Anything that is no version is not. */
export function sqliteIsSafe(version: string): boolean {
  const parts = /^(\d+)\.(\d+)\.(\d+)$/u.exec(version)?.slice(1).map(Number);
  if (!parts) return false;
  for (const [place, wanted] of FIRST_SAFE.entries()) {
    const found = parts[place] ?? 0;
    if (found !== wanted) return found > wanted;
  }
  return true;
}
