/** What a cell is, so that each kind of file can write it in its own way. `amount` is the exact decimal text. */
export type ExportCell =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "amount"; readonly decimal: string }
  | { readonly kind: "count"; readonly value: number }
  | { readonly kind: "none" };

/** A table of which one row is held at a time. */
export interface ExportTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** From the beginning at each call. */
  readonly rows: () => AsyncGenerator<readonly ExportCell[], void, undefined>;
}

export const NONE: ExportCell = { kind: "none" };

/** A text; an empty one is no cell. */
export function text(value: string | null | undefined): ExportCell {
  return value === null || value === undefined || value === "" ? NONE : { kind: "text", text: value };
}
