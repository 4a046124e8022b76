import type { Sale } from "../../shared/domain/sale.ts";
import type { Settings } from "../../shared/domain/settings.ts";
import type { Backup } from "../../shared/ipc/calls/journal.ts";
import type { AppStatus } from "../../shared/ipc/status.ts";
import type { Result } from "../../shared/result.ts";

/** What a support person needs to know of a till, named field by field so that nothing else slips in. */
export interface ReportSources {
  readonly status: AppStatus;
  readonly at: number;
  readonly sales: readonly Sale[];
  readonly backups: Result<readonly Backup[], { readonly reason: string }>;
  /** The files below the data folder with their sizes. */
  readonly sizes: readonly { readonly name: string; readonly bytes: number }[];
  /** Versions of what the program runs on. */
  readonly versions: Readonly<Record<string, string | undefined>>;
  readonly system: string;
}

/** The terminal itself: versions, settings without names of people, readiness, clock. */
export function terminalReport({ status, at, versions, system }: ReportSources): object {
  const { version, host, mode, settings, clockSkewMs, online, secrets, settingsSetAside } = status;
  return {
    at: new Date(at).toISOString(),
    version,
    host,
    mode,
    system,
    versions,
    online,
    clockSkewMs,
    settings: settingsReport(settings),
    settingsSetAside,
    secrets: { set: secrets.set, keptIn: secrets.keptIn },
    providers: status.providers.map(({ id, enabled, ready, problem, insecure, host: endpoint }) => ({
      id,
      enabled,
      ready,
      problem: problem === null ? null : kindOf(problem),
      insecure,
      endpoint,
    })),
  };
}

/** Settings without who works here; of certificates and of the shop's own lines on paper only that they are there. */
function settingsReport(settings: Settings) {
  const { terminal, locale, theme, sounds, limits, shifts, timeouts, selectedProvider, providers } = settings;
  const { scanner, printer, display, access, kiosk } = settings;
  return {
    terminal: { name: terminal.name, timeZone: terminal.timeZone },
    locale,
    theme,
    sounds,
    limits,
    shifts: { opening: shifts.opening },
    timeouts,
    scanner: scannerReport(scanner),
    printer: printerReport(printer),
    display: { on: display.on, language: display.language },
    access: { autoLockMinutes: access.autoLockMinutes, withoutPeople: access.withoutPeople },
    kiosk: { fullScreen: kiosk.fullScreen, startAtLogin: kiosk.startAtLogin },
    selectedProvider,
    providers: Object.fromEntries(
      Object.entries(providers).map(([id, provider]) => [id, { ...withoutWho(provider), ca: provider.ca !== "" }]),
    ),
  };
}

/** The scanner as it was taught; a camera's name may be a person's ("Dilnoza's phone"), so only whether one was chosen. */
function scannerReport({ prefix, ending, suffix, keyGapMs, layout, cameraId, mirrored }: Settings["scanner"]) {
  return { prefix, ending, suffix, keyGapMs, layout, isCameraChosen: cameraId !== "", mirrored };
}

/** The printer and the way to it. A header has addresses and telephones. */
function printerReport({ header, footer, ...printer }: Settings["printer"]) {
  const { connection, address, queue, device, language, width, raster, codePage, codePageNumber } = printer;
  const { automatic, zReport, slipLanguage, drawer } = printer;
  return {
    connection,
    address,
    queue,
    device,
    language,
    width,
    raster,
    codePage,
    codePageNumber,
    automatic,
    zReport,
    slipLanguage,
    drawer,
    hasHeader: header !== "",
    hasFooter: footer !== "",
  };
}

/** A proved unit says who saw it. */
function withoutWho(provider: Settings["providers"][keyof Settings["providers"]]): object {
  return "unit" in provider ? { ...provider, unit: provider.unit.state } : provider;
}

function kindOf(problem: object): string {
  return ["kind", "reason"].flatMap((name) => (name in problem ? String(Reflect.get(problem, name)) : [])).join(": ");
}

/** The journal: whether it is sound, how much is in it, what waits, and its backups. */
export function journalReport({ status, sales, backups, sizes }: ReportSources): object {
  return {
    health: status.journal,
    waiting: status.waiting,
    lastSevenDays: {
      sales: sales.length,
      bySaleState: counts(sales.map((sale) => sale.status)),
      byPaymentState: counts(
        sales.flatMap((sale) => sale.attempts.map((attempt) => `${attempt.provider} ${attempt.state}`)),
      ),
      byUnknownReason: counts(sales.flatMap((sale) => sale.attempts.flatMap((a) => a.unknown?.reason ?? []))),
      byFiscalState: counts(sales.flatMap((sale) => sale.fiscal?.state ?? [])),
      byRefundState: counts(sales.flatMap((sale) => sale.attempts.flatMap((a) => a.refunds.map((r) => r.state)))),
    },
    backups: backups.ok ? backups.value : { failed: backups.error.reason },
    files: sizes,
  };
}

function counts(names: readonly string[]): Readonly<Record<string, number>> {
  const found = new Map<string, number>();
  for (const name of names) found.set(name, (found.get(name) ?? 0) + 1);
  return Object.fromEntries([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
