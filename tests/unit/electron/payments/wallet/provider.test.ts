import { createServer } from "node:http";
import type { Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { exchange } from "../../../../../electron/http/exchange.ts";
import { parseBaseUrl } from "../../../../../electron/http/base-url.ts";
import { dpaySecure } from "../../../../../electron/payments/providers/wallet/signature.ts";
import { paymentIdOf } from "../../../../../electron/payments/providers/wallet/payment-id.ts";
import { createWalletProvider } from "../../../../../electron/payments/providers/wallet/provider.ts";
import { walletSettingsSchema, type WalletSettings } from "../../../../../shared/domain/settings.ts";
import { ok } from "../../../../../shared/result.ts";
import { CREATED, PROCESSED, SALT } from "./examples.ts";

const fine: WalletSettings = {
  enabled: true,
  baseUrl: "https://acquiring_api.obmenka.ua",
  ca: "",
  clientId: "1234",
  system: "visamaster.uah",
  account: "",
};
const amount = { minor: 10_000, currency: "UAH" } as const;
const intent = { attemptId: "01JD0000000000000000000001", saleNumber: "1121-0043", fields: {}, amount, code: null };

const make = (over: Partial<WalletSettings> = {}, secretsSet: readonly "wallet.salt"[] = ["wallet.salt"]) =>
  createWalletProvider({
    settings: { ...fine, ...over },
    context: {
      timeouts: { connectSeconds: 5, listenSeconds: 20 },
      observer: { answered: () => {}, reached: () => {}, unreachable: () => {} },
      secretsSet,
      secret: () => Promise.resolve(ok(SALT)),
      now: () => 0,
    },
  });

describe("readiness", () => {
  it.each([
    [{}, null],
    [{ baseUrl: "http://127.0.0.1:1" }, null],
    [{ enabled: false }, "provider-disabled"],
    [{ baseUrl: "" }, "base-url-missing"],
    [{ baseUrl: "https://user:pw@pay.example" }, "base-url-missing"],
    [{ baseUrl: "http://8.8.8.8" }, "base-url-public-http"],
    [{ clientId: "" }, "identifier-missing"],
    [{ clientId: "12\r\nX: 1" }, "identifier-missing"],
    [{ system: "" }, "identifier-missing"],
    [{ system: "visamaster.eur" }, "identifier-missing"],
  ] satisfies [Partial<WalletSettings>, string | null][])("%j: %s", async (over, reason) => {
    const provider = make(over);
    const wanted = reason === null ? null : { kind: "not-configured", reason };
    if (wanted === null) expect(provider.readiness()).toBeNull();
    else expect(provider.readiness()).toMatchObject(wanted);
    expect(JSON.stringify(provider.readiness())).not.toContain("pw");
    expect(provider.prepareCharge(intent).ok).toBe(reason === null);
    if (wanted !== null) {
      expect(await provider.extraFields(new AbortController().signal)).toMatchObject({ error: wanted });
    }
  });

  it("needs the salt", () => {
    expect(make({}, []).readiness()).toEqual({ kind: "not-configured", reason: "secret-missing" });
  });

  it("has its payment system's currency", () => {
    expect(make({ system: "wave-ci.xof" }).capabilities).toMatchObject({ currency: "XOF", cancel: false });
    expect(make({ system: "" }).capabilities.currency).toBe("USD");
  });
});

describe("prepareCharge", () => {
  it.each([
    [{ amount: { minor: 0, currency: "UAH" } }, { reason: "amount-not-positive" }],
    [{ amount: { minor: 100, currency: "USD" } }, { kind: "conflict", reason: "currency-differs" }],
    [{ fields: { system: "visamaster.usd" } }, { kind: "conflict", reason: "currency-differs" }],
    [{ fields: { system: "nonsense" } }, { field: "system", reason: "schema" }],
  ] as const)("refuses %j", (over, error) => {
    expect(make().prepareCharge({ ...intent, ...over })).toMatchObject({ ok: false, error });
  });

  it("knows the invoice's number before anything is sent", () => {
    expect(make().prepareCharge(intent)).toMatchObject({
      value: { refs: { reference: paymentIdOf(intent.attemptId) }, wire: { amount: "100.00", unit: "UAH" } },
    });
  });
});

describe("what goes over the wire", () => {
  const closers: (() => void)[] = [];
  afterEach(() => {
    for (const close of closers.splice(0)) close();
  });

  /** Answers each path with its body, signed; an undefined body ends the connection. */
  async function serve(answers: Readonly<Record<string, object>>) {
    const seen: { path: string; client: unknown; isSigned: boolean; body: string }[] = [];
    const sockets = new Set<Socket>();
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const body = Buffer.concat(chunks);
        const isSigned = request.headers["dpay_secure"] === dpaySecure(body, SALT);
        seen.push({ path: request.url ?? "", client: request.headers["dpay_client"], isSigned, body: body.toString() });
        const answer = answers[request.url ?? ""];
        if (!answer) return void request.socket.destroy();
        const text = JSON.stringify(answer);
        response.setHeader("DPAY_SECURE", dpaySecure(Buffer.from(text), SALT));
        response.end(text);
      });
    });
    server.on("connection", (socket) => sockets.add(socket));
    closers.push(() => {
      server.close();
      for (const socket of sockets) socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    return { seen, port: typeof address === "object" && address ? address.port : 0 };
  }

  const payment_id = Number(paymentIdOf(intent.attemptId));

  it("is source 4's request and the next step, behind the address's own path, both signed", async () => {
    const { seen, port } = await serve({
      "/v1/api/einvoice/create": { ...CREATED, payment_id },
      "/v1/api/einvoice/process": { ...PROCESSED, payment_id },
    });
    const provider = make({ baseUrl: `http://127.0.0.1:${port}/v1/`, account: "till 7" });
    const prepared = provider.prepareCharge({ ...intent, fields: { note: "a/b é" } });
    if (!prepared.ok) throw new Error(prepared.error.kind);
    const sends: number[] = [];
    const outcome = await prepared.value.send(() => void sends.push(seen.length), new AbortController().signal);
    expect(outcome).toMatchObject({ kind: "awaiting-customer", refs: { transactionId: CREATED.tracking } });
    expect(sends).toEqual([0]);
    expect(seen).toEqual([
      {
        path: "/v1/api/einvoice/create",
        client: "1234",
        isSigned: true,
        body: `{"payment_id":${payment_id},"currency":"visamaster.uah","amount":100.00,"description":"1121-0043","account":"till 7","extra_fields":{"note":"a/b é"}}`,
      },
      {
        path: "/v1/api/einvoice/process",
        client: "1234",
        isSigned: true,
        body: `{"payment_id":${payment_id},"tracking":"79DF-60B0-17F6"}`,
      },
    ]);
  });

  it("tells a charge whose processing found nobody from one that was not sent", async () => {
    const { seen, port } = await serve({ "/api/einvoice/create": { ...CREATED, payment_id } });
    const prepared = make({ baseUrl: `http://127.0.0.1:${port}` }).prepareCharge(intent);
    if (!prepared.ok) throw new Error(prepared.error.kind);
    const outcome = await prepared.value.send(() => {}, new AbortController().signal);
    expect(outcome).toMatchObject({ kind: "unknown", refs: { transactionId: CREATED.tracking } });
    expect(seen.map((each) => each.path)).toEqual(["/api/einvoice/create", "/api/einvoice/process"]);
  });

  it("learns nothing of an invoice whose number it does not have", async () => {
    const { seen, port } = await serve({});
    const provider = make({ baseUrl: `http://127.0.0.1:${port}` });
    for (const refs of [{}, { reference: "01JD" }, { transactionId: CREATED.tracking }]) {
      const status = await provider.queryStatus(refs, amount, new AbortController().signal);
      expect(status.kind).toBe("unanswered");
    }
    expect(seen).toEqual([]);
  });

  it("reaches hosts with an underscore, as this vendor names its own", async () => {
    const { seen, port } = await serve({ "/api/einvoice/status": {} });
    expect(walletSettingsSchema.safeParse(fine).success).toBe(true);
    expect(make()).toMatchObject({ endpoint: "acquiring_api.obmenka.ua:443", insecure: false });
    const base = parseBaseUrl(`http://acquiring_api.example:${port}`);
    if (!base.ok) throw new Error(base.error);
    const result = await exchange(
      {
        method: "POST",
        url: `${base.value.href}/api/einvoice/status`,
        headers: { DPAY_CLIENT: "1" },
        body: Buffer.from("{}"),
      },
      { connectMs: 5000, answerMs: 5000, maxBodyBytes: 1000 },
      {
        signal: new AbortController().signal,
        resolve: (_, done) => done(null, [{ address: "127.0.0.1", family: 4 }]),
      },
    );
    expect(result).toMatchObject({ kind: "answered", status: 200 });
    expect(seen).toMatchObject([{ client: "1" }]);
  });
});
