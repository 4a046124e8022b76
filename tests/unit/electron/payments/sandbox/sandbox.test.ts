import { join } from "node:path";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterEach, describe, expect, it } from "vitest";
import {
  outcomeOfAmount,
  outcomeOfCode,
  outcomeOfReceipt,
  sampleCodes,
} from "../../../../../electron/payments/sandbox/anor/samples.ts";
import { startSandbox, type Sandbox, type SandboxOptions } from "../../../../../electron/payments/sandbox/server.ts";
import { parseReceipt } from "../../../../../shared/domain/receipt.ts";
import { recogniseScan } from "../../../../../shared/domain/scan.ts";
import { sampleCodeSchema } from "../../../../../shared/ipc/status.ts";
import { sandboxClient } from "../../../../fakes/sandbox-client.ts";

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).toReversed()) await clean();
});

async function start(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ ledgerFile: null, ...options });
  cleanups.push(() => sandbox.close());
  return sandbox;
}

async function call(sandbox: Sandbox, path: string, body: unknown): Promise<{ status: number; body: unknown }> {
  const response = await fetch(sandbox.baseUrl + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: text.startsWith("{") ? (JSON.parse(text) as unknown) : text };
}

const pay = (sandbox: Sandbox, code: string, amount = 1000) =>
  call(sandbox, "/payment/anor", { amount, qr_code: code });
const codeOf = (outcome: string) => sampleCodes(Date.now()).find((each) => each.outcome === outcome)?.code ?? "";

describe("the sandbox", () => {
  it("answers as sources 0 and 1 show, and keeps books", async () => {
    const sandbox = await start();
    const code = codeOf("approved");
    const paid = await pay(sandbox, code);
    expect(paid).toMatchObject({
      status: 200,
      body: { data: { status: "successfully" }, error: null, is_success: true },
    });
    const [charge] = sandbox.ledger.view().charges;
    const url = codeOf("receipt");
    const attached = await call(sandbox, "/payment/anor_confirm", {
      transaction_id: charge?.transactionId,
      qr_code: url,
    });
    expect(attached).toMatchObject({ body: { data: { error_code: 0, transaction_id: charge?.transactionId } } });
    expect(sandbox.ledger.view()).toMatchObject({
      presented: [{ code, amount: "1000", times: 1 }],
      charges: [{ code, amount: "1000" }],
      receipts: [{ url, times: 1 }],
    });
  });

  it("takes money once for a code, however often it is shown", async () => {
    const sandbox = await start();
    const code = codeOf("approved");
    await pay(sandbox, code);
    expect(await pay(sandbox, code)).toMatchObject({ body: { status: "error" } });
    expect(sandbox.ledger.view()).toMatchObject({ charges: [{ code }], presented: [{ times: 2 }] });
  });

  it.each([
    [{}, "qr_code"],
    [{ amount: 10.5, qr_code: "c" }, "amount"],
    [{ amount: "10", qr_code: "c" }, "amount"],
    [{ amount: 0, qr_code: "c" }, "amount"],
    [[], "body"],
  ])("refuses %j with a field validation", async (body, field) => {
    const sandbox = await start();
    const answer = await call(sandbox, "/payment/anor", body);
    expect(answer).toMatchObject({ status: 200, body: { error: { code: 104 }, is_success: false } });
    expect(JSON.stringify(answer.body)).toContain(field);
    expect(sandbox.ledger.view().charges).toEqual([]);
  });

  it("holds a receipt to one payment, puts some off and refuses some", async () => {
    const sandbox = await start();
    await pay(sandbox, codeOf("approved"));
    await pay(sandbox, codeOf("approved"));
    const [one, two] = sandbox.ledger.view().charges.map((each) => each.transactionId);
    const confirm = (id: unknown, url: string) =>
      call(sandbox, "/payment/anor_confirm", { transaction_id: id, qr_code: url });
    const url = codeOf("receipt");
    expect(await confirm(one, url)).toMatchObject({ body: { is_success: true } });
    expect(await confirm(one, url)).toMatchObject({ body: { is_success: true } });
    expect(await confirm(two, url)).toMatchObject({ body: { error: { code: 7 } } });
    expect(await confirm("nobody", codeOf("receipt"))).toMatchObject({ body: { error: { code: 105 } } });
    expect(await confirm(two, codeOf("receipt-rejected"))).toMatchObject({ body: { error: { code: 7 } } });
    const slow = codeOf("receipt-retry");
    expect(await confirm(two, slow)).toMatchObject({ body: { error: { message: "BILLING_ERROR" } } });
    expect(await confirm(two, slow)).toMatchObject({ body: { error: { message: "BILLING_ERROR" } } });
    expect(await confirm(two, slow)).toMatchObject({ body: { is_success: true } });
  });

  it("takes the money and answers late, or not at all", async () => {
    const sandbox = await start({ lateAnswerMs: 20 });
    expect(await pay(sandbox, codeOf("late-answer"))).toMatchObject({ body: { is_success: true } });
    await expect(pay(sandbox, `770005${"1".repeat(14)}`)).rejects.toThrow("fetch failed");
    expect(sandbox.ledger.view().charges).toHaveLength(2);
  });

  it("remembers what was charged after its process has ended", async () => {
    const folder = mkdtempSync(join(tmpdir(), "tilla-sandbox-"));
    cleanups.push(() => rmSync(folder, { recursive: true }));
    const ledgerFile = join(folder, "books.db");
    const first = await startSandbox({ ledgerFile });
    const code = codeOf("approved");
    await pay(first, code);
    await first.close();
    const second = await start({ ledgerFile });
    expect(second.ledger.view().charges).toMatchObject([{ code }]);
    expect(await pay(second, code)).toMatchObject({ body: { status: "error" } });
  });

  it("answers nothing but its calls, and only to JSON", async () => {
    const sandbox = await start();
    expect(await call(sandbox, "/payment/other", {})).toMatchObject({ status: 404 });
    expect(await call(sandbox, "/__proto__", {})).toMatchObject({ status: 404 });
    const body = JSON.stringify({ amount: 5, qr_code: codeOf("approved") });
    const plain = await fetch(`${sandbox.baseUrl}/payment/anor`, { method: "POST", body });
    expect(plain.status).toBe(404);
    expect((await fetch(`${sandbox.baseUrl}/payment/anor`)).status).toBe(404);
    expect(sandbox.ledger.view().presented).toEqual([]);
  });
});

describe("the control API", () => {
  it("is not there without its token", async () => {
    const sandbox = await start();
    expect((await fetch(`${sandbox.controlUrl}/ledger`)).status).toBe(404);
    const wrong = await fetch(`${sandbox.controlUrl}/ledger`, { headers: { "x-sandbox-token": "guess" } });
    expect(wrong.status).toBe(404);
  });

  it("queues faults, each for one request, in order and by kind", async () => {
    const sandbox = await start();
    const client = sandboxClient(sandbox);
    await client.faults(
      { on: "attach", reply: { kind: "html" } },
      { on: "charge", acts: false, reply: { kind: "status", status: 500 } },
      { on: "charge", reply: { kind: "empty", status: 204 } },
    );
    expect((await pay(sandbox, codeOf("approved"))).status).toBe(500);
    expect((await client.ledger()).charges).toHaveLength(0);
    expect((await pay(sandbox, codeOf("approved"))).status).toBe(204);
    expect((await client.ledger()).charges).toHaveLength(1);
    expect((await pay(sandbox, codeOf("approved"))).status).toBe(200);
  });

  it("holds requests until released", async () => {
    const sandbox = await start();
    const client = sandboxClient(sandbox);
    await client.faults({ on: "charge", hold: "before" });
    const answer = pay(sandbox, codeOf("approved"));
    await client.held();
    expect((await client.ledger()).charges).toEqual([]);
    await client.release();
    expect((await answer).status).toBe(200);
  });

  it("forgets everything", async () => {
    const sandbox = await start();
    const client = sandboxClient(sandbox);
    await pay(sandbox, codeOf("approved"));
    await client.faults({ on: "charge", reply: { kind: "html" } });
    await client.reset();
    expect(await client.ledger()).toEqual({ presented: [], charges: [], receipts: [], orders: [], refunds: [] });
    expect(await pay(sandbox, codeOf("approved"))).toMatchObject({ body: { is_success: true } });
  });

  it("refuses a fault that it does not know", async () => {
    const client = sandboxClient(await start());
    await expect(client.faults({ on: "charge", times: 0 })).rejects.toThrow("400");
  });
});

describe("training codes", () => {
  const now = Date.UTC(2026, 10, 21, 19, 30);

  it("are what the contract shows, and new at every call", () => {
    const [one, two] = [sampleCodes(now), sampleCodes(now)];
    for (const each of one) expect(() => sampleCodeSchema.parse(each)).not.toThrow();
    expect(new Set([...one, ...two].map((each) => each.code)).size).toBe(one.length + two.length);
  });

  it("are taken by the till for what they are", () => {
    for (const { code, outcome } of sampleCodes(now)) {
      const receipt = outcome.startsWith("receipt");
      expect(recogniseScan(code)).toMatchObject(receipt ? { kind: "receipt" } : { kind: "payment", looksLike: null });
      if (receipt) {
        expect(parseReceipt(code, now, 3_600_000)).toMatchObject({ ok: true, value: { issuedAt: now - 60_000 } });
        expect(outcomeOfReceipt(code)).toBe(outcome);
      } else expect(outcomeOfCode(code)).toBe(outcome);
    }
  });

  it("leave other codes and amounts alone", () => {
    expect(outcomeOfCode("50502044301381396427")).toBeNull();
    expect(outcomeOfCode(`770099${"1".repeat(14)}`)).toBeNull();
    expect(outcomeOfAmount(1000)).toBeNull();
    expect(outcomeOfAmount(77_701)).toBe("declined");
    expect(outcomeOfAmount(7_770_100)).toBe("declined");
  });
});
