// What is measured and what is aimed at. Plain JavaScript: the runner starts on Node 20.

/**
 * @typedef {{ value: number; unit: string; of: string; detail: string }} Measured `of`: what the value relates to;
 *   `detail`: the figures behind it, for people
 * @typedef {{ name: string; goal: number; better: "lower" | "higher" }} Goal
 */

/** @type {readonly Goal[]} */
export const goals = [
  { name: "saleOverhead", goal: 1.25, better: "lower" },
  { name: "journalAppend", goal: 0.8, better: "higher" },
  { name: "startupWithMillionSales", goal: 1.5, better: "lower" },
  { name: "historySearch", goal: 30, better: "lower" },
  { name: "historyScroll", goal: 0.02, better: "lower" },
  { name: "readyToScan", goal: 2, better: "lower" },
  { name: "openToScan", goal: 4, better: "lower" },
  { name: "keyToPaint", goal: 32, better: "lower" },
  { name: "initialJs", goal: 150, better: "lower" },
  { name: "zReport", goal: 200, better: "lower" },
  { name: "pageGrowth", goal: 1.2, better: "lower" },
  { name: "memoryGrowth", goal: 1.2, better: "lower" },
];

/**
 * @param {string} name
 * @param {number} value
 */
export function isMet(name, value) {
  const goal = goals.find((one) => one.name === name);
  if (goal === undefined) throw new Error(`no goal is called ${name}`);
  return goal.better === "lower" ? value <= goal.goal : value >= goal.goal;
}

/**
 * @param {ReadonlyMap<string, Measured | null>} results
 * @returns {string}
 */
export function table(results) {
  const lines = [...results].map(([name, one]) => {
    const goal = goals.find((each) => each.name === name);
    const aim = goal === undefined ? "" : `${goal.better === "lower" ? "≤" : "≥"} ${goal.goal}`;
    if (one === null) return [name, "failed", aim, "", ""];
    return [name, `${one.value} ${one.unit}`, aim, isMet(name, one.value) ? "met" : "MISSED", one.detail];
  });
  const rows = [["measurement", "value", "goal", "", "behind it"], ...lines];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
