// One measurement in a process of its own: `node measure.ts NAME HOST`; its last line is the result as JSON.
import type { Bench, Measured } from "./measured.ts";

type Measurement = (bench: Bench) => Promise<Measured>;

const measurements: Readonly<Record<string, () => Promise<Measurement>>> = {
  saleOverhead: async () => (await import("./sale-overhead.ts")).saleOverhead,
  journalAppend: async () => (await import("./journal-append.ts")).journalAppend,
  startupWithMillionSales: async () => (await import("./startup.ts")).startupWithMillionSales,
  readyToScan: async () => (await import("./ready-to-scan.ts")).readyToScan,
  openToScan: async () => (await import("./ready-to-scan.ts")).openToScan,
  keyToPaint: async () => (await import("./key-to-paint.ts")).keyToPaint,
  initialJs: async () => (await import("./initial-js.ts")).initialJs,
  zReport: async () => (await import("./z-report.ts")).zReport,
  historySearch: async () => (await import("./history-search.ts")).historySearch,
  historyScroll: async () => (await import("./history-scroll.ts")).historyScroll,
  pageGrowth: async () => (await import("./page-growth.ts")).pageGrowth,
  memoryGrowth: async () => (await import("./memory-growth.ts")).memoryGrowth,
};

const [name = "", host = ""] = process.argv.slice(2);
const load = measurements[name];
if (!load) throw new Error(`no measurement is called ${name}`);
const measurement = await load();
const measured = await measurement({ host });
process.stdout.write(`${JSON.stringify(measured)}\n`);
process.exit(0);
