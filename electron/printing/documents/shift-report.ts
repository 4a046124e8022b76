import type { PrintBlock, PrintDocument } from "../../../shared/domain/print-document.ts";
import type { CarriedCase, ShiftReport, ShiftTotals, Tally } from "../../../shared/domain/shift-report.ts";
import { centred, pair } from "./sale-slip.ts";
import type { Voice } from "./voice.ts";

/** More carried cases than that are counted and not listed: the paper has an end, the journal has them all. */
const MOST_CASES = 100;

/** How much of the chain's hash is printed: what the screen shows of it, and enough to compare by eye. */
const HASH_DIGITS = 16;

/** An X or Z report as it stands on paper: the figures of the page on screen, part by part. */
export function shiftReportPrint(report: ShiftReport, voice: Voice): readonly PrintDocument[] {
  return [
    reportHead(report, voice),
    counts(report, voice),
    ...report.totals.map((row) => totals(row, voice)),
    carried(report.carried, voice),
    [{ kind: "text", text: journalLine(report, voice) }],
  ];
}

function reportHead(report: ShiftReport, voice: Voice): PrintDocument {
  const { words, moment, money } = voice;
  const { shift } = words;
  const { kind, zNumber, float } = report;
  const title = zNumber === null ? shift.x : `${shift.z} ${zNumber}`;
  return [
    { ...centred(title), bold: true, size: 2 },
    pair(shift.number, String(report.shift)),
    pair(words.till, report.terminal),
    pair(shift.opened, moment(report.openedAt)),
    pair(shift.by, report.openedBy),
    pair(kind === "z" ? shift.closed : shift.made, moment(report.madeAt)),
    pair(shift.by, report.madeBy),
    ...(float === null ? [] : [pair(shift.float, money(float))]),
  ];
}

function counts({ sales, firstSale, lastSale, attempts, declined, totals: rows }: ShiftReport, voice: Voice) {
  const { shift } = voice.words;
  return [
    pair(shift.sales, String(sales)),
    ...(firstSale === null ? [] : [pair(shift.numbers, `${firstSale} - ${lastSale ?? ""}`)]),
    pair(shift.attempts, String(attempts)),
    pair(shift.declined, String(declined)),
    ...(rows.length === 0 ? [{ kind: "text", text: shift.nothing } as const] : []),
  ];
}

function totals(row: ShiftTotals, voice: Voice): PrintDocument {
  const { shift, provider, currency } = voice.words;
  const names: Readonly<Record<string, string>> = currency;
  const sum = (minor: number) =>
    `${minor < 0 ? "-" : ""}${voice.money({ minor: Math.abs(minor), currency: row.currency })}`;
  const tally = (name: string, { count, minor }: Tally) => pair(`${name} (${count})`, sum(minor));
  const some = (name: string, of: Tally) => (of.count === 0 ? [] : [tally(name, of)]);
  return [
    { ...centred(`${provider[row.provider]}, ${names[row.currency] ?? row.currency}`), bold: true },
    tally(shift.taken, row.taken),
    ...some(shift.takenLate, row.takenLate),
    ...some(shift.refunded, row.refunded),
    { kind: "pair", name: shift.net, value: sum(row.net), bold: true },
    ...some(shift.refundsPossible, row.refundsPossible),
    ...some(shift.unsettled, row.unsettled),
    ...some(shift.receiptsMissing, row.receiptsMissing),
    ...row.states.map((of) => tally(shift.state[of.state], of)),
  ];
}

function carried(cases: readonly CarriedCase[], voice: Voice): PrintDocument {
  if (cases.length === 0) return [];
  const { words, money, moment } = voice;
  const { shift } = words;
  const listed = cases
    .slice(0, MOST_CASES)
    .flatMap((one): readonly PrintBlock[] => [
      pair(one.saleNumber, money(one.amount)),
      { kind: "text", text: `${words.provider[one.provider]}: ${shift.problem[one.problem]}, ${moment(one.since)}` },
      { kind: "text", text: `${words.refundWhy}: ${one.why}` },
    ]);
  const rest = cases.length - MOST_CASES;
  return [
    { kind: "pair", name: shift.carried, value: String(cases.length), bold: true },
    ...listed,
    ...(rest > 0 ? [pair(shift.notListed, String(rest))] : []),
  ];
}

function journalLine({ journal }: ShiftReport, { words }: Voice): string {
  return `${words.shift.journal} ${journal.seq}, ${journal.hash.slice(0, HASH_DIGITS)}`;
}
