import type { PrintBlock, PrintDocument } from "../../../shared/domain/print-document.ts";
import { printableLines } from "../../../shared/domain/print-text.ts";
import type { Mode, Settings } from "../../../shared/domain/settings.ts";
import type { Voice } from "./voice.ts";

export interface FrameFacts {
  readonly settings: Settings;
  readonly mode: Mode;
  readonly copy: boolean;
  /** When it is printed. */
  readonly now: number;
}

/**
 * What stands above and below every document: the shop, whether it is a copy, when it was printed, and in training, at
 * the top, the middle and the end, that it is no receipt of anything.
 */
export function framed(parts: readonly PrintDocument[], facts: FrameFacts, voice: Voice): PrintDocument {
  const { header, footer } = facts.settings.printer;
  const mark: PrintDocument = facts.mode === "training" ? [{ kind: "banner", text: voice.words.training }] : [];
  const copy: PrintDocument = facts.copy ? [{ kind: "banner", text: voice.words.copy }] : [];
  const filled = parts.filter((part) => part.length > 0);
  return [
    ...mark,
    ...copy,
    ...shop(header),
    ...filled.flatMap((part): PrintDocument => [{ kind: "rule" }, ...part, ...(part === filled[0] ? mark : [])]),
    { kind: "rule" },
    ...lines(footer),
    centred(`${voice.words.printed} ${voice.moment(facts.now)}`),
    ...mark,
  ];
}

/** The first line is the shop's name, as large as it may be. */
function shop(header: string): PrintDocument {
  const [name, ...rest] = lines(header);
  return name === undefined ? [] : [{ ...name, bold: true, size: 2 }, ...rest];
}

function lines(text: string): Extract<PrintBlock, { kind: "text" }>[] {
  return printableLines(text).map(centred);
}

function centred(text: string): Extract<PrintBlock, { kind: "text" }> {
  return { kind: "text", text, align: "center" };
}
