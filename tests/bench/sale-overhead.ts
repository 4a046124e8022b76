import axios from "axios";
import { median, rounded, type Bench, type Measured } from "./measured.ts";
import { sideBySide } from "./side-by-side.ts";
import { openWorkplace } from "./workplace.ts";

const ROUNDS = 40;
const WARM_UP = 10;
const PROVIDER_MS = 50;

/**
 * A whole sale through the till (scan, durable intent, request, answer, durable outcome, the screen's event) over a
 * bare axios call to the same sandbox, which takes 50 ms for each.
 */
export async function saleOverhead({ host }: Bench): Promise<Measured> {
  const { till, sandbox, freshCode, sell, close } = await openWorkplace(host);
  const delay = { on: "charge", delayBeforeMs: PROVIDER_MS, times: 2 * (ROUNDS + WARM_UP) } as const;
  await sandbox.client.faults(delay);

  const whole = () => timed(sell);
  const bare = () =>
    timed(() => axios.post(`${sandbox.baseUrl}/payment/anor`, { amount: 127_500, qr_code: freshCode() }));
  await sideBySide(WARM_UP, whole, bare);
  const times = await sideBySide(ROUNDS, whole, bare);
  till.expectAlive();
  await close();
  const [ours, theirs] = [median(times.one), median(times.other)];
  return {
    value: rounded(ours / theirs),
    unit: "ratio",
    of: "a whole sale through the till over a bare axios call to the same sandbox at 50 ms provider delay, medians",
    detail: `${ours.toFixed(1)} ms over ${theirs.toFixed(1)} ms, ${ROUNDS} of each`,
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
