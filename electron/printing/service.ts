import type { Actor } from "../../shared/domain/people.ts";
import type { PrintDocument } from "../../shared/domain/print-document.ts";
import { columnsOf } from "../../shared/domain/print-document.ts";
import { layOut, type PrintLine } from "../../shared/domain/print-layout.ts";
import type { Printable, PrinterState, PrintingStatus, PrintPreview } from "../../shared/domain/print-job.ts";
import type { Sale } from "../../shared/domain/sale.ts";
import type { Mode, Settings } from "../../shared/domain/settings.ts";
import { conflict, type PosError } from "../../shared/errors/pos-error.ts";
import { assertNever, err, ok, type Result } from "../../shared/result.ts";
import type { Journal } from "../journal/port.ts";
import type { Logger } from "../logging/port.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Ids } from "../runtime/ids.ts";
import type { Recorder } from "../sales/recorder.ts";
import { framed } from "./documents/frame.ts";
import { refundSlip } from "./documents/refund-slip.ts";
import { hasSlip, saleSlip } from "./documents/sale-slip.ts";
import { testPage } from "./documents/test-page.ts";
import { voiceOf } from "./documents/voice.ts";
import { encodePrint, pictureOf, shownLines } from "./encode.ts";
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
  preview(what: Printable): Result<PrintPreview, PosError>;
  retry(jobId: string | null): void;
  drop(jobId: string | null): void;
  ask(): Promise<Result<PrinterState, PosError>>;
  openDrawer(by: Actor, why: string): Promise<Result<null, PosError>>;
  /** A sale has changed: its slip may be due. */
  consider(sale: Sale): void;
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

  /** The document of what is asked for; null where there is none. */
  function documentOf(what: Printable): PrintDocument | null {
    const now = settings();
    const voice = voiceOf(now);
    const frame = { settings: now, mode, copy: false, now: clock.now() };
    switch (what.kind) {
      case "test":
        return framed(testPage(now, voice), frame, voice);
      case "sale": {
        const sale = journal.sale(what.saleId);
        if (!sale || !hasSlip(sale)) return null;
        return framed(saleSlip(sale, now, voice), { ...frame, copy: wasPrinted(sale.id) }, voice);
      }
      case "refund": {
        const sale = journal.sale(what.saleId);
        const refund = sale?.attempts.flatMap(({ refunds }) => refunds).find(({ id }) => id === what.refundId);
        return sale && refund ? framed(refundSlip(sale, refund, now, voice), frame, voice) : null;
      }
      default:
        return assertNever(what);
    }
  }

  function linesOf(what: Printable): readonly PrintLine[] | null {
    const document = documentOf(what);
    return document && layOut(document, columnsOf(settings().printer.width));
  }

  const wasPrinted = (saleId: string) => journal.story(saleId).some(({ event }) => event.type === "slip.printed");

  const spool = createSpool({
    port,
    clock,
    ids,
    log,
    changed: deps.changed,
    file: spoolFile(deps.file, log),
    render({ what, who }) {
      const lines = linesOf(what);
      if (!lines) return null;
      const copy = what.kind === "sale" && wasPrinted(what.saleId);
      return {
        bytes: encodePrint(lines, settings().printer),
        done() {
          if (what.kind !== "sale") return;
          const noted = recorder.record(what.saleId, [{ type: "slip.printed", copy, who }]);
          if (!noted.ok) log.warn("print.not-noted", { saleId: what.saleId });
        },
      };
    },
  });

  function saleOf(what: Printable): Sale | null {
    return what.kind === "test" ? null : journal.sale(what.saleId);
  }

  function refusal(what: Printable): PosError | null {
    if (what.kind === "test") return null;
    const sale = saleOf(what);
    if (!sale) return conflict("sale-not-found");
    return documentOf(what) === null ? conflict("sale-not-paid", sale) : null;
  }

  function print(what: Printable, who: string): Result<null, PosError> {
    if (port() === null) return err(conflict("printer-not-set-up"));
    const refused = refusal(what);
    return refused ? err(refused) : spool.add(what, saleOf(what)?.number ?? null, who);
  }

  return {
    status: () => ({ ready: port() !== null, jobs: [...spool.jobs()] }),
    print,
    preview(what) {
      const refused = refusal(what);
      if (refused) return err(refused);
      const { printer } = settings();
      const lines = shownLines(linesOf(what) ?? [], printer);
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
      const { automatic } = settings().printer;
      if (!isSlipDue(sale, automatic) || port() === null) return;
      const added = spool.add({ kind: "sale", saleId: sale.id }, sale.number, settings().terminal.cashier);
      if (!added.ok) log.warn("print.slip-not-queued", { saleId: sale.id });
    },
    async stop() {
      stopping.abort();
      await spool.stop();
    },
  };
}
