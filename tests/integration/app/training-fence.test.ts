import fc from "fast-check";
import dns from "node:dns";
import { syncBuiltinESMExports } from "node:module";
import { mkdtempSync, rmSync } from "node:fs";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { startSandbox, type Sandbox } from "../../../electron/payments/sandbox/server.ts";
import { providerIdSchema } from "../../../shared/domain/sale.ts";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import { providerStatusSchema } from "../../../shared/ipc/status.ts";
import type { Result } from "../../../shared/result.ts";
import { startTill, type RunningTill } from "../../fakes/till.ts";

const WHO = "Dilnoza";
/** How sockets name their goal: Node wraps the arguments of `connect` in an array of its own. */
const goalSchema = z.object({ host: z.string().optional(), port: z.union([z.int(), z.string()]) });

let till: RunningTill;
let dataDir: string;
/** What stands for real money: on this very machine, so that nothing but the till's own care keeps it away. */
let live: Sandbox;

function watchSockets() {
  const watched = { connects: vi.spyOn(Socket.prototype, "connect"), lookups: vi.spyOn(dns, "lookup") };
  syncBuiltinESMExports();
  return watched;
}
let watched: ReturnType<typeof watchSockets>;

beforeEach(async () => {
  live = await startSandbox({ ledgerFile: null });
  dataDir = mkdtempSync(join(tmpdir(), "tilla-fence-"));
  watched = watchSockets();
});
afterEach(async () => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
  await till.close();
  await live.close();
  rmSync(dataDir, { recursive: true, force: true });
});

function goals(): readonly string[] {
  const calls: readonly (readonly unknown[])[] = watched.connects.mock.calls;
  return calls.map(([first]) => {
    const goal = goalSchema.safeParse(Array.isArray(first) ? first[0] : first);
    return goal.success ? `${goal.data.host ?? "localhost"}:${goal.data.port}` : "unreadable";
  });
}

/** Every way to pay that can be practised. */
const practices = providerIdSchema.options.flatMap((provider) =>
  providerStatusSchema.shape.direction.options.map((direction) => ({ provider, direction })),
);

/** What was begun before has to end first (`payments-in-flight`): the sandbox answers within this very process. */
async function onceTaken(call: () => Promise<Result<unknown, PosError>>): Promise<void> {
  for (let answer = await call(); !answer.ok; answer = await call()) {
    expect(answer.error).toMatchObject({ reason: "payments-in-flight" });
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Tries a provider as far as a cashier can: the test of the connection, a sale, and all that may follow it. */
async function practise({ provider, direction }: (typeof practices)[number]): Promise<void> {
  await onceTaken(() => till.call("app.practise", { provider, direction }));
  await till.call("providers.test", { provider });
  await till.call("providers.fields", { provider });
  const sample = (await till.value("app.sampleCodes", null)).find(
    ({ outcome }) => outcome === "approved" || outcome === "waits" || outcome === "paid",
  );
  if (!sample) throw new Error(`nothing to practise with ${provider}`);
  const what = "code" in sample ? { amount: 5_000, code: sample.code } : { amount: sample.amount, code: null };
  const fields = { email: "a@example.com", phone: "998901234567" };
  const charged = await till.call("sales.charge", { saleId: null, ...what, reference: "", note: "", fields });
  const sale = charged.ok ? charged.value : null;
  if (sale === null) return;
  const begun = await till.until(sale.id, ({ attempts: [one] }) => one?.state !== "recorded" && one?.state !== "sent");
  const [attempt] = begun.attempts;
  if (!attempt) throw new Error("a charge has an attempt");
  const at = { saleId: sale.id, attemptId: attempt.id };
  await till.call("sales.askStatus", at);
  await till.call("sales.cancelPayment", { ...at, who: WHO });
  await till.call("sales.refund", { ...at, amount: 1_000, who: WHO, why: "" });
}

const elsewhere = () =>
  fc.constantFrom(
    live.baseUrl,
    "https://api.freedompay.uz",
    "https://pos-gw.appotapay.com",
    "https://api.dpay.africa",
    "http://192.168.1.50:8080",
    "http://[::1]:9",
    "",
  );

test("in training nothing is dialled but the till's own sandbox, whatever the settings and documents say", async () => {
  till = await startTill(dataDir);
  const addresses = fc.record({
    anor: elsewhere(),
    freedom: elsewhere(),
    appotapay: elsewhere(),
    wallet: elsewhere(),
    byDocument: fc.boolean(),
  });
  let sales = 0;
  await fc.assert(
    fc.asyncProperty(addresses, fc.shuffledSubarray(practices, { minLength: 3 }), async (given, chosen) => {
      const { byDocument, ...urls } = given;
      const providers = Object.fromEntries(
        Object.entries(urls).map(([id, baseUrl]) => [id, { enabled: true, baseUrl, ...identifiers[id] }]),
      );
      if (byDocument) {
        const secrets = { "freedom.secretKey": "live", "appotapay.apiKey": "live", "wallet.salt": "live" };
        const document = JSON.stringify({ version: 1, mode: "training", people: "none", providers, secrets });
        await onceTaken(() => till.call("provision.apply", { document, who: WHO }));
      } else await till.value("settings.change", { patch: providers, who: WHO });
      const { provider } = await till.value("app.status", null);
      watched.connects.mockClear();
      watched.lookups.mockClear();
      for (const practice of chosen) await practise(practice);
      const dialled = goals();
      sales += dialled.length;
      expect(new Set(dialled)).toEqual(new Set([provider.host]));
      expect(watched.lookups.mock.calls.map(([host]) => host)).toEqual([]);
    }),
    { numRuns: 12 },
  );
  expect(sales).toBeGreaterThan(50);
  const { charges, orders, presented } = live.ledger.view();
  expect([charges, orders, presented]).toEqual([[], [], []]);
});

test("the same addresses are dialled in live mode: the watch can see them", async () => {
  till = await startTill(dataDir);
  await till.value("provision.apply", { document: '{"version":1,"people":"none"}', who: WHO });
  await till.value("settings.change", { patch: { anor: { baseUrl: live.baseUrl } }, who: WHO });
  await till.value("app.switchMode", { mode: "live", who: WHO });
  watched.connects.mockClear();
  await till.call("providers.test", { provider: "anor" });
  expect(goals()).toEqual([new URL(live.baseUrl).host]);
});

/** What the documents of real providers name beside their address. */
const identifiers: Readonly<Record<string, object>> = {
  freedom: { merchantId: "1234" },
  appotapay: { partnerCode: "SHOP01", terminalId: "TID-1" },
  wallet: { clientId: "77", account: "shop" },
};
