import { z } from "zod";
import { saleSchema } from "../../shared/domain/sale.ts";
import { sampleReceipt } from "../../electron/payments/sandbox/anor/samples.ts";
import { inspectProcess } from "./inspector.ts";
import { rounded, type Bench, type Measured } from "./measured.ts";
import { openWorkplace, type Workplace } from "./workplace.ts";

const FEW = 100;
const MANY = 10_000;
/** Sales under way at once: the till is to be filled, not timed. */
const AT_ONCE = 8;

const usageSchema = z.object({ heapUsed: z.number(), external: z.number(), rss: z.number() });

/** What the till's process holds after 10,000 sales with their receipts over what it holds after 100. */
export async function memoryGrowth({ host }: Bench): Promise<Measured> {
  const place = await openWorkplace(host, { NODE_OPTIONS: "--inspect=127.0.0.1:0" });
  const inspector = await inspectProcess(place.output);
  const held = async () => {
    await inspector.collectGarbage();
    const { heapUsed, external, rss } = usageSchema.parse(await inspector.evaluate("process.memoryUsage()"));
    return { held: (heapUsed + external) / 1e6, rss: rss / 1e6 };
  };
  await sell(place, FEW);
  const few = await held();
  await sell(place, MANY - FEW);
  const many = await held();
  inspector.close();
  await place.close();
  return {
    value: rounded(many.held / few.held),
    unit: "ratio",
    of: "memory held by the till's process after 10,000 sales over after 100, garbage collected",
    detail: `${many.held.toFixed(1)} MB over ${few.held.toFixed(1)} MB; resident ${many.rss.toFixed(0)} and ${few.rss.toFixed(0)} MB`,
  };
}

async function sell(place: Workplace, count: number): Promise<void> {
  let left = count;
  const cashier = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await sellWhole(place);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, cashier));
}

async function sellWhole({ till, sell: charge }: Workplace): Promise<void> {
  const { id } = await charge();
  const code = sampleReceipt("receipt", Date.now());
  const attached = await till.call("sales.attachReceipt", { saleId: id, code }, saleSchema);
  if (!attached?.ok) throw new Error(`the receipt was refused: ${JSON.stringify(attached)}`);
  await till.until(`sale ${id} fiscalized`, () => (till.sales.get(id)?.fiscal?.state === "fiscalized" ? true : null));
}
