import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { DisplayView } from "../../../shared/domain/customer-display.ts";
import { displayViewSchema } from "../../../shared/domain/customer-display.ts";
import { startTill, type RunningTill } from "../../fakes/till.ts";

const WHO = "Dilnoza";
let till: RunningTill;
let dataDir: string;
let views: (DisplayView | null)[];
let arrived: () => void = () => {};

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "tilla-display-"));
  till = await startTill(dataDir);
  views = [];
  till.display().subscribe((view) => {
    views.push(view && displayViewSchema.parse(view));
    arrived();
  });
});
afterEach(async () => {
  await till.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const last = () => views.at(-1) ?? null;
const follow = (saleId: string | null, typed = 0) => till.value("display.follow", { saleId, typed });
const turnOn = (language: "screen" | "vi" = "screen") =>
  till.value("settings.change", { patch: { display: { on: true, language }, locale: "ru" }, who: WHO });
async function until(scene: string): Promise<DisplayView> {
  for (;;) {
    const view = last();
    if (view?.show.scene === scene) return view;
    await new Promise<void>((resolve) => {
      arrived = resolve;
    });
  }
}

test("nothing is told while the shop has no display", async () => {
  await follow(null, 127_500);
  expect(views).toEqual([null]);
  await turnOn();
  expect(last()).toMatchObject({ show: { scene: "due" } });
  await till.value("settings.change", { patch: { display: { on: false } }, who: WHO });
  expect(last()).toBeNull();
});

test("from the first figure over the charge to paid, in the customer's language, and idle again", async () => {
  await turnOn("vi");
  await till.value("settings.change", { patch: { printer: { header: "Chilonzor 9\nINN 123" } }, who: WHO });
  expect(last()).toEqual({ mode: "training", locale: "vi", shop: "Chilonzor 9", show: { scene: "idle" } });
  await follow(null, 127_500);
  const amount = { minor: 12_750_000, currency: "UZS" };
  expect(last()?.show).toEqual({ scene: "due", amount, provider: "anor", way: "customer-code" });
  const code = await till.sampleCode("approved");
  const { id } = await till.value("sales.charge", { saleId: null, amount: 127_500, code, reference: "x", note: "y" });
  await follow(id);
  const paid = await until("paid");
  expect(paid.show).toEqual({ scene: "paid", amount, provider: "anor" });
  expect(JSON.stringify(views)).not.toContain(code);
  await follow(null);
  expect(last()?.show).toEqual({ scene: "idle" });
});

test("a code to be scanned is shown word for word, and gone when it was called off", async () => {
  await turnOn();
  await till.value("app.practise", { provider: "appotapay", direction: "merchant-qr" });
  const waits = (await till.value("app.sampleCodes", null)).find(({ outcome }) => outcome === "waits");
  const amount = waits && "amount" in waits ? waits.amount : expect.unreachable("no amount that waits");
  await follow(null, amount);
  expect(last()?.show).toMatchObject({ scene: "due", way: "merchant-qr" });
  const { id } = await till.value("sales.charge", { saleId: null, amount, code: null, reference: "", note: "" });
  await follow(id);
  const { show } = await until("scan");
  const sale = await till.until(id, ({ attempts }) => attempts[0]?.state === "awaiting-customer");
  expect(show).toMatchObject({
    code: sale.attempts[0]?.presentation?.kind === "qr" && sale.attempts[0].presentation.text,
  });
});

test("of a sale that is not there it shows nothing, and a figure too large is no amount", async () => {
  await turnOn();
  await follow("none");
  expect(last()?.show).toEqual({ scene: "idle" });
  await follow(null, 1e15);
  expect(last()?.show).toEqual({ scene: "idle" });
});

test("switching the mode is seen at once", async () => {
  await turnOn();
  expect(last()).toMatchObject({ mode: "training" });
  await till.value("provision.apply", { document: '{"version":1,"people":"none"}', who: WHO });
  await till.value("app.switchMode", { mode: "live", who: WHO });
  expect(last()).toMatchObject({ mode: "live" });
});
