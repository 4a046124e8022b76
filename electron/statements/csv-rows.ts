import { pipeline, Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { z } from "zod";
import { MOST_COLUMNS, type StatementCells } from "../../shared/domain/statement/mapping.ts";
import type { StatementEncoding, StatementSeparator } from "../../shared/ipc/calls/statements.ts";
import { FileProblem } from "./file-problem.ts";
import { textOf } from "./text-file.ts";

/** A row of a statement is a line or two; a quote that is never closed must not swallow the file. */
const LONGEST_ROW = 64 * 1024;

const recordSchema = z.array(z.string());
export const separators = [";", ",", "\t", "|"] as const satisfies readonly StatementSeparator[];

/** What separates the columns: the sign that comes equally often in the most of the first lines. */
export function separatorOf(text: string): StatementSeparator {
  const named = /^\ufeff?sep=([;,\t|])/iu.exec(text)?.[1];
  const said = separators.find((each) => each === named);
  if (said) return said;
  const lines = text
    .split(/\r\n|\r|\n/u)
    .slice(0, 40)
    .filter((line) => line.trim() !== "");
  const score = (separator: string): number => {
    const counts = lines.map((line) => line.replaceAll(/"[^"]*"/gu, "").split(separator).length - 1);
    const most = Math.max(0, ...counts);
    return most === 0 ? 0 : counts.filter((count) => count === most).length + most / 1000;
  };
  return separators.toSorted((one, other) => score(other) - score(one))[0] ?? ";";
}

export interface CsvForm {
  readonly encoding: StatementEncoding;
  readonly separator: StatementSeparator;
}

/** The rows of a file of separated values, one after another; only one is held at a time. */
export async function* csvRows(file: string, form: CsvForm): AsyncGenerator<StatementCells, void, undefined> {
  let row = 0;
  const source = Readable.from(
    textOf(file, form.encoding, () => row),
    { objectMode: true, highWaterMark: 2 },
  );
  const parser = parse({
    delimiter: form.separator,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_ROW,
  });
  // The error comes out of the iteration below.
  pipeline(source, parser, () => undefined);
  try {
    for await (const record of parser) {
      row += 1;
      const cells = recordSchema.parse(record);
      yield { row, cells: cells.slice(0, MOST_COLUMNS) };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new FileProblem("row-unreadable", row + 1);
    throw error;
  } finally {
    source.destroy();
    parser.destroy();
  }
}
