import type { Look, Mapping } from "./use-statement.ts";

export const required = ["amount", "time"] as const;
export const optional = ["id", "card", "status", "currency"] as const;
export type ColumnName = (typeof required)[number] | (typeof optional)[number];

/** A mapping on its way: two columns must still be named, and words are typed with commas. */
export interface Draft extends Omit<Mapping, "columns" | "paidWords"> {
  readonly columns: Readonly<Record<ColumnName, number | null>>;
  readonly paidWords: string;
}

export function draftOf({ mapping }: Look): Draft {
  if (mapping !== null) return { ...mapping, paidWords: mapping.paidWords.join(", ") };
  const columns = { amount: null, time: null, id: null, card: null, status: null, currency: null };
  return { headerRow: 1, columns, decimal: "dot", unit: "major", dates: "day-first", paidWords: "" };
}

/** The mapping that the draft says; null while something is missing. */
export function mappingOf({ columns, paidWords, ...rest }: Draft): Mapping | null {
  const { amount, time } = columns;
  if (amount === null || time === null) return null;
  const words = paidWords.split(",").map((word) => word.trim().slice(0, 60));
  return {
    ...rest,
    columns: { ...columns, amount, time },
    paidWords: words.filter((word) => word !== "").slice(0, 20),
  };
}

/** The names of the columns, as many as there are in the first rows. */
export function columnNames({ rows }: Look, headerRow: number): readonly string[] {
  const names = rows.find(({ row }) => row === headerRow)?.cells ?? [];
  const count = Math.max(0, ...rows.map(({ cells }) => cells.length));
  return Array.from({ length: count }, (_nothing, at) => names[at] ?? "");
}
