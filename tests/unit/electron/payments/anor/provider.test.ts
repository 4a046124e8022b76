import { createServer } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { createAnorProvider } from "../../../../../electron/payments/providers/anor/provider.ts";
import type { AnorSettings } from "../../../../../shared/domain/settings.ts";
import { PAID } from "./examples.ts";

const observer = { answered: () => {}, reached: () => {}, unreachable: () => {} };
const timeouts = { connectSeconds: 5, listenSeconds: 20 };
const chosen = { state: "chosen", unit: "sum", who: "w", at: 0 } as const;
const fine: AnorSettings = { enabled: true, baseUrl: "http://192.168.1.20:8080", ca: "", unit: chosen };
const sale = { attemptId: "a", saleNumber: "1121-0043", fields: {} } as const;
const make = (over: Partial<AnorSettings> = {}) =>
  createAnorProvider({ settings: { ...fine, ...over }, timeouts, observer });

describe("readiness", () => {
  it.each([
    [{}, null],
    [{ unit: { state: "confirmed", unit: "tiyin", who: "w", at: 0 } }, null],
    [{ enabled: false }, "provider-disabled"],
    [{ baseUrl: "" }, "base-url-missing"],
    [{ baseUrl: "http://8.8.8.8" }, "base-url-public-http"],
    [{ baseUrl: "https://user:pw@kkm.example" }, "base-url-missing"],
    [{ unit: { state: "unset" } }, "unit-not-chosen"],
  ] satisfies [Partial<AnorSettings>, string | null][])("%j: %s", (over, reason) => {
    const problem = make(over).readiness();
    expect(problem).toEqual(reason === null ? null : expect.objectContaining({ kind: "not-configured", reason }));
    expect(JSON.stringify(problem)).not.toContain("pw");
    const prepared = make(over).prepareCharge({ ...sale, amount: { minor: 100, currency: "UZS" }, code: "c" });
    expect(prepared.ok).toBe(reason === null);
  });

  it("tells the address and whether it is plain HTTP", () => {
    expect(make()).toMatchObject({ endpoint: "192.168.1.20:8080", insecure: true });
    expect(make({ baseUrl: "https://kkm.example/x" })).toMatchObject({ endpoint: "kkm.example:443", insecure: false });
    expect(make({ baseUrl: "" })).toMatchObject({ endpoint: "", insecure: false });
  });
});

describe("prepareCharge", () => {
  const prepare = (minor: number, code: string | null, unit: "sum" | "tiyin" = "sum") =>
    make({ unit: { ...chosen, unit } }).prepareCharge({ ...sale, amount: { minor, currency: "UZS" }, code });

  it.each([
    [12_750_000, "sum", "127500"],
    [12_750_000, "tiyin", "12750000"],
    [1, "tiyin", "1"],
  ] as const)("%i tiyin in %s is %s", (minor, unit, amount) => {
    expect(prepare(minor, "code", unit)).toMatchObject({ ok: true, value: { wire: { amount, unit } } });
  });

  it.each([
    [150, "code", "amount-loses-minor-units"],
    [0, "code", "amount-not-positive"],
    [100, null, "code-empty"],
    [100, "  ", "code-empty"],
    [100, "c".repeat(513), "code-too-long"],
    [100, "freedompay:pass?user_id=U1&card_token=0123456789abcdef", "code-is-saved-card"],
    [100, "FreedomPay:pass?card_token=0123456789abcdef", "code-is-saved-card"],
  ] as const)("refuses %j with %j: %s", (minor, code, reason) => {
    expect(prepare(minor, code)).toMatchObject({ ok: false, error: { kind: "invalid-input", reason } });
  });
});

describe("the request", () => {
  const servers: (() => void)[] = [];
  afterEach(() => {
    for (const close of servers.splice(0)) close();
  });

  it("is source 0's, behind the address's own path", async () => {
    const seen: { line: string; type: string | undefined; body: string }[] = [];
    const server = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk) => (body += String(chunk)));
      request.on("end", () => {
        seen.push({ line: `${request.method} ${request.url}`, type: request.headers["content-type"], body });
        response.end(JSON.stringify(PAID));
      });
    });
    servers.push(() => server.close());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" ? address?.port : 0;
    const prepared = make({ baseUrl: `http://127.0.0.1:${port}/kkm/7/` }).prepareCharge({
      ...sale,
      amount: { minor: 100_000, currency: "UZS" },
      code: "50502044301381396427",
    });
    if (!prepared.ok) throw new Error(prepared.error.kind);
    const outcome = await prepared.value.send(() => {}, new AbortController().signal);
    expect(outcome.kind).toBe("paid");
    expect(seen).toEqual([
      {
        line: "POST /kkm/7/payment/anor",
        type: "application/json",
        body: '{"amount":1000,"qr_code":"50502044301381396427"}',
      },
    ]);
  });
});
