import type { Actor } from "../../shared/domain/people.ts";
import { columnsOf } from "../../shared/domain/print-document.ts";
import { layOut, type PrintLine } from "../../shared/domain/print-layout.ts";
import type { Printable, PrinterState, PrintingStatus, PrintPreview } from "../../shared/domain/print-job.ts";
import type { Sale } from "../../shared/domain/sale.ts";
import type { ShiftReport } from "../../shared/domain/shift-report.ts";
import type { Mode, Settings } from "../../shared/domain/settings.ts";
import { conflict, type PosError } from "../../shared/errors/pos-error.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { Journal } from "../journal/port.ts";
import type { Logger } from "../logging/port.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Ids } from "../runtime/ids.ts";
import type { Recorder } from "../sales/recorder.ts";
import { encodePrint, pictureOf, shownLines } from "./encode.ts";
import { createCopies } from "./copies.ts";
import { documentsOf } from "./documents/document-of.ts";
import { pulseDrawer } from "./drawer.ts";
import { portOf } from "./ports/port-of.ts";
import type { PrinterPort } from "./ports/port.ts";
import { isSlipDue } from "./slip-due.ts";
import { createSpool } from "./spool.ts";
import { spoolFile } from "./spool-file.ts";

/** Paper and the cash drawer. Nothing here is ever waited for by a charge, and nothing here can stop one. */
export interface Printing {
  status(): PrintingStatus;
  print(what: Printable, who: string): Result<null, PosError>;
  preview(what: Printable, who: string): Result<PrintPreview, PosError>;
  retry(jobId: string | null): void;
  drop(jobId: string | null): void;
  ask(): Promise<Result<PrinterState, PosError>>;
  openDrawer(by: Actor, why: string): Promise<Result<null, PosError>>;
  /** A sale has changed: its slip may be due. */
  consider(sale: Sale): void;
  /** A shift was closed: its Z report may be due. */
  considerZ(report: ShiftReport): void;
  stop(): Promise<void>;
}

export interface PrintingDeps {
  readonly mode: Mode;
  readonly settings: () => Settings;
  readonly journal: Journal;
  readonly recorder: Recorder;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  /** The report of a shift: `ShiftService.reportFor`. */
  readonly reportFor: (zNumber: number | null, who: string) => Result<ShiftReport, PosError>;
  /** Where the prints that wait are kept. */
  readonly file: string;
  readonly changed: () => void;
  /** The way to the printer; tests put theirs in its place. */
  readonly port?: (settings: Settings["printer"]) => PrinterPort | null;
}

export function createPrinting(deps: PrintingDeps): Printing {
  const { mode, settings, journal, recorder, clock, ids, log } = deps;
  const port = () => (deps.port ?? portOf)(settings().printer);
  const stopping = new AbortController();

  const { wasPrinted, notePrinted } = createCopies({ journal, recorder });
  const documentOf = documentsOf({ ...deps, wasPrinted });

  function linesOf(what: Printable, who: string): Result<readonly PrintLine[], PosError> {
    const document = documentOf(what, who);
    return document.ok ? ok(layOut(document.value, columnsOf(settings().printer.width))) : document;
  }

  const spool = createSpool({
    port,
    clock,
    ids,
    log,
    changed: deps.changed,
    file: spoolFile(deps.file, log),
    render({ what, who }) {
      const lines = linesOf(what, who);
      if (!lines.ok) return null;
      const copy = wasPrinted(what);
      return {
        bytes: encodePrint(lines.value, settings().printer),
        done() {
          if (!notePrinted(what, copy, who)) log.warn("print.not-noted", { kind: what.kind });
        },
      };
    },
  });

  function print(what: Printable, who: string): Result<null, PosError> {
    if (port() === null) return err(conflict("printer-not-set-up"));
    const document = documentOf(what, who);
    if (!document.ok) return document;
    const sale = "saleId" in what ? journal.sale(what.saleId) : null;
    return spool.add(what, sale?.number ?? null, who);
  }

  /** Queues what the till prints by itself; that it cannot is no reason to stop anything. */
  function printByItself(what: Printable, saleNumber: string | null, who: string): void {
    if (port() === null) return;
    const added = spool.add(what, saleNumber, who);
    if (!added.ok) log.warn("print.not-queued", { kind: what.kind });
  }

  return {
    status: () => ({ ready: port() !== null, jobs: [...spool.jobs()] }),
    print,
    preview(what, who) {
      const asked = linesOf(what, who);
      if (!asked.ok) return asked;
      const { printer } = settings();
      const lines = shownLines(asked.value, printer);
      const { width, height, bytes } = pictureOf(lines, printer);
      const words = lines.flatMap((line) => (line.kind === "text" ? [line.text] : []));
      return ok({ width, height, dots: Buffer.from(bytes).toString("base64"), lines: words });
    },
    retry: (jobId) => spool.retry(jobId),
    drop: (jobId) => spool.drop(jobId),
    async ask() {
      const way = port();
      if (way === null) return err(conflict("printer-not-set-up"));
      return ok(await spool.alone(() => way.ask(stopping.signal)));
    },
    openDrawer: (by, why) =>
      spool.alone(() => {
        const { printer } = settings();
        return pulseDrawer({ mode, journal, port: port(), printer, signal: stopping.signal }, by, why);
      }),
    consider(sale) {
      if (!isSlipDue(sale, settings().printer.automatic)) return;
      printByItself({ kind: "sale", saleId: sale.id }, sale.number, settings().terminal.cashier);
    },
    considerZ({ zNumber, madeBy }) {
      if (settings().printer.zReport) printByItself({ kind: "shift", zNumber }, null, madeBy);
    },
    async stop() {
      stopping.abort();
      await spool.stop();
    },
  };
}
