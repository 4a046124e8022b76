import { existsSync, readdirSync, statSync } from "node:fs";
import { arch, platform, release } from "node:os";
import { join } from "node:path";
import type { DiagnosticsFile } from "../../shared/ipc/calls/support.ts";
import type { AppStatus } from "../../shared/ipc/status.ts";
import type { Journal } from "../journal/port.ts";
import { scrub } from "../logging/scrub.ts";
import type { SecretStore } from "../settings/port.ts";
import { writeArchive, type ArchiveFile } from "./archive.ts";
import { logFiles } from "./log-lines.ts";
import { journalReport, terminalReport, type ReportSources } from "./report.ts";

export interface DiagnosticsDeps {
  readonly dataDir: string;
  readonly status: AppStatus;
  readonly journal: Journal;
  readonly secrets: Pick<SecretStore, "names" | "get">;
  readonly now: number;
}

export interface Diagnostics {
  readonly file: string;
  readonly bytes: number;
  readonly files: DiagnosticsFile[];
}

const MOST_DAYS = 7;
const MOST_SALES_A_DAY = 2_000;
const SHOWN_CHARACTERS = 20_000;

/**
 * Writes what a support person needs into one archive below the data folder, and answers all of it to be read first.
 * Every text is scrubbed of the secrets that are set. Sends nothing. Throws when the disk refuses.
 */
export async function exportDiagnostics(deps: DiagnosticsDeps): Promise<Diagnostics> {
  const secrets = await knownSecrets(deps.secrets);
  const sources = sourcesOf(deps);
  const reports = [
    { name: "terminal.json", report: terminalReport(sources) },
    { name: "journal.json", report: journalReport(sources) },
  ];
  const files: ArchiveFile[] = [
    { name: "README.txt", text: README },
    ...reports.map(({ name, report }) => ({ name, text: scrubbed(report, secrets) })),
    ...logFiles(deps.dataDir, secrets),
  ];
  const { file, bytes } = writeArchive(deps.dataDir, files, deps.now);
  return { file, bytes, files: files.map(shown) };
}

function sourcesOf({ dataDir, status, journal, now }: DiagnosticsDeps): ReportSources {
  const days = journal.days(MOST_DAYS);
  const { electron, chrome, node, v8, openssl, sqlite } = process.versions;
  return {
    status,
    at: now,
    sales: days.flatMap(({ day }) => journal.salesOfDay(day, MOST_SALES_A_DAY)),
    backups: backupsOf(journal),
    sizes: sizesIn(join(dataDir, status.mode)),
    versions: { electron, chrome, node, v8, openssl, sqlite },
    system: `${platform()} ${release()} ${arch()}`,
  };
}

function backupsOf(journal: Journal): ReportSources["backups"] {
  const found = journal.backups();
  return found.ok ? found : { ok: false, error: { reason: found.error.reason } };
}

function sizesIn(folder: string): ReportSources["sizes"] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => ({ name, bytes: statSync(join(folder, name)).size }));
}

async function knownSecrets(store: DiagnosticsDeps["secrets"]): Promise<readonly string[]> {
  const found = await Promise.all(store.names().map((name) => store.get(name)));
  return found.flatMap((each) => (each.ok && each.value !== null ? each.value : []));
}

/** Numbers stay: what is scrubbed is what is text. */
function scrubbed(report: object, secrets: readonly string[]): string {
  return `${JSON.stringify(report, (_, value: unknown) => (typeof value === "string" ? scrub(value, secrets) : value), 2)}\n`;
}

/** The end of a long file is its newest part. */
function shown({ name, text }: ArchiveFile): DiagnosticsFile {
  const isCut = text.length > SHOWN_CHARACTERS;
  return { name, bytes: Buffer.byteLength(text), text: isCut ? text.slice(-SHOWN_CHARACTERS) : text, isCut };
}

const README = `Tilla: diagnostics of one till.

terminal.json  versions, settings without secrets and without names of people, providers' readiness, clock
journal.json   whether the journal is sound, counts by state of the last seven days with sales, backups, file sizes
logs/          the till's log; codes, card and phone numbers, keys and queries of addresses are taken out

There is no sale, no amount, no customer's code, no card, no phone and no secret in here.
Nothing of this was sent anywhere. Read it before you send it to somebody you trust.
`;
