import type { Row } from "./score.ts";

/** The rows as a table for people, and how the goals of the scanner stand. */
export function goalLines(rows: readonly Row[]): readonly string[] {
  const table = rows.map(
    (row) =>
      `${row.set.padEnd(18)} ${row.engine.padEnd(10)} read ${String(row.read).padStart(4)} / ${String(row.total).padEnd(4)}` +
      ` wrong ${String(row.wrong).padStart(2)}  p50 ${row.p50.toFixed(1).padStart(6)}  p95 ${row.p95.toFixed(1).padStart(6)} ms` +
      `  blocked ${row.blockedMax.toFixed(1)} ms`,
  );
  const sets = [...new Set(rows.map((row) => row.set))];
  const of = (set: string, engine: string): Row | undefined =>
    rows.find((row) => row.set === set && row.engine === engine);
  const missed = sets.flatMap((set) => {
    const ours = of(set, "ours");
    if (ours === undefined) return [];
    const stock = of(set, "stock");
    const lines: string[] = [];
    for (const engine of ["zxing-cpp", "zbarimg", "stock"]) {
      const other = of(set, engine);
      if (other !== undefined && ours.read < other.read) lines.push(`reads less than ${engine}`);
    }
    if (stock !== undefined && ours.wrong > stock.wrong) lines.push("more wrong reads than stock");
    if (stock !== undefined && ours.p95 > stock.p95) lines.push("first pass slower than stock (p95)");
    if (ours.blockedMax > 4) lines.push("blocks the page for more than 4 ms");
    return lines.map((line) => `  ${set}: ${line}`);
  });
  const total = (engine: string, part: "read" | "wrong"): number =>
    rows.filter((row) => row.engine === engine).reduce((sum, row) => sum + row[part], 0);
  const engines = [...new Set(rows.map((row) => row.engine))];
  return [
    ...table,
    ...engines.map((engine) => `all sets, ${engine}: ${total(engine, "read")} read, ${total(engine, "wrong")} wrong`),
    ...(missed.length === 0 ? ["Every goal is reached on every set."] : ["Goals not reached:", ...missed]),
  ];
}
