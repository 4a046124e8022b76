import { mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startHostProcess } from "../e2e/drivers/host-process.ts";
import { backupFolder, backupName } from "../../electron/journal/backup-names.ts";
import { openJournal } from "../../electron/journal/open.ts";
import { systemClock } from "../../electron/runtime/clock.ts";
import { median, rounded, type Bench, type Measured } from "./measured.ts";
import { journalIn, millionSales } from "./million-sales.ts";
import { sideBySide } from "./side-by-side.ts";

const ROUNDS = 9;

/** From the start of the process to the line that says ready, with a million sales in the journal over with none. */
export async function startupWithMillionSales({ host }: Bench): Promise<Measured> {
  const million = millionSales((line) => process.stderr.write(`${line}\n`));
  const empty = mkdtempSync(join(tmpdir(), "tilla-bench-"));
  emptyJournal(journalIn(empty));
  for (const dataDir of [million, empty]) backUpToday(dataDir);

  const start = (dataDir: string) => () => startOnce(host, dataDir);
  await sideBySide(2, start(million), start(empty));
  const times = await sideBySide(ROUNDS, start(million), start(empty));
  rmSync(empty, { recursive: true, force: true });
  const [long, short] = [median(times.one), median(times.other)];
  return {
    value: rounded(long / short),
    unit: "ratio",
    of: "time to ready with 1,000,000 sales in the journal over with none, medians",
    detail: `${long.toFixed(0)} ms over ${short.toFixed(0)} ms, ${ROUNDS} starts of each`,
  };
}

/** With a backup of today none is due: a start on any other hour of a till is measured, not the copying of gigabytes. */
function backUpToday(dataDir: string): void {
  const file = journalIn(dataDir);
  const folder = backupFolder(file);
  rmSync(folder, { recursive: true, force: true });
  const small = join(folder, "small.sqlite");
  emptyJournal(small);
  renameSync(small, join(folder, backupName(file, Date.now(), true)));
}

function emptyJournal(file: string): void {
  const opened = openJournal({ file, clock: systemClock, verifyWorker: null });
  if (!opened.ok) throw new Error(opened.error.detail);
  opened.value.close();
}

async function startOnce(host: string, dataDir: string): Promise<number> {
  const start = performance.now();
  const process = startHostProcess(join(host, "browser", "main.js"), ["--no-open", `--data=${dataDir}`]);
  await process.ready;
  const took = performance.now() - start;
  process.signal("SIGTERM");
  await process.ended;
  return took;
}
