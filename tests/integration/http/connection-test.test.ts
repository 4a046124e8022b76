import { describe, expect, it } from "vitest";
import { testConnection, type ConnectionProbe } from "../../../electron/http/connection-test.ts";
import type { Resolve } from "../../../electron/http/dial.ts";
import { exchange, type Exchange } from "../../../electron/http/exchange.ts";
import { exchangeTrusting } from "../../../electron/http/trusting.ts";
import { loadCatalog } from "../../../renderer/i18n/catalog.ts";
import { createLanguage } from "../../../renderer/i18n/i18n.ts";
import { failedStep, stepWords } from "../../../renderer/i18n/test-words.ts";
import { locales } from "../../../shared/domain/choices.ts";
import { ok } from "../../../shared/result.ts";
import { selfSigned } from "./certificate.ts";
import { http, rawServer } from "./servers.ts";

const probe: ConnectionProbe = {
  request: (base) => Promise.resolve(ok({ method: "GET", url: base.href, headers: {}, body: null })),
  read: ({ status }) => ({
    authentication: "skipped",
    answer: status === 200 ? "ok" : "failed",
    detail: `HTTP ${status}`,
  }),
};
const limits = { connectMs: 10_000, answerMs: 10_000, maxBodyBytes: 1000 };

async function serving(
  answer: string,
  tls?: { readonly key: string; readonly cert: string; readonly maxVersion?: "TLSv1.1" },
): Promise<number> {
  const server = await rawServer((socket) => socket.end(answer), tls ? { tls } : {});
  return server.port;
}

/** Every name is this machine's. */
const toThisMachine: Resolve = (_, done) => done(null, [{ address: "127.0.0.1", family: 4 }]);

async function test(url: string, ca = "") {
  const here: Exchange = (request, within, options) =>
    exchange(request, within, { ...options, resolve: toThisMachine });
  return testConnection(url, probe, limits, new AbortController().signal, exchangeTrusting(ca, here));
}

/** Where a test stopped and what is said of it, in every language. */
async function stopped(url: string, ca = ""): Promise<{ readonly step: string; readonly said: readonly string[] }> {
  const failed = failedStep(await test(url, ca));
  if (failed === null) throw new Error("nothing failed");
  const said = await Promise.all(
    locales.map(async (locale) => {
      const { i18n } = createLanguage(locale, await loadCatalog(locale));
      return stepWords(failed, null, i18n.getFixedT(locale, ["settings", "errors"]));
    }),
  );
  return { step: failed.step, said };
}

const fine = http("200 OK", ["Content-Length: 2"], "{}");
const english = (said: readonly string[]): string => said[locales.indexOf("en")] ?? "";

describe("a connection test over TLS says why a certificate is not believed", () => {
  it("signed by itself", async () => {
    const port = await serving(fine, selfSigned());
    const { step, said } = await stopped(`https://localhost:${port}`);
    expect(step).toBe("tls");
    expect(english(said)).toContain("signed by nobody but itself");
    expect(new Set(said).size).toBe(locales.length);
  });

  it("run out, though trusted", async () => {
    const expired = selfSigned({ expired: true });
    const port = await serving(fine, expired);
    const { step, said } = await stopped(`https://localhost:${port}`, expired.cert);
    expect(step).toBe("tls");
    expect(english(said)).toContain("has run out");
  });

  it("of another name, though trusted", async () => {
    const device = selfSigned();
    const port = await serving(fine, device);
    const { step, said } = await stopped(`https://other.test:${port}`, device.cert);
    expect(step).toBe("tls");
    expect(english(said)).toContain("for another name");
  });

  it("no TLS at all", async () => {
    const { step, said } = await stopped(`https://127.0.0.1:${await speakingFirst()}`);
    expect(step).toBe("tls");
    expect(english(said)).toContain("Nobody speaks TLS there");
  });

  it("an old TLS alone", async () => {
    const port = await serving(fine, { ...selfSigned(), maxVersion: "TLSv1.1" });
    const { step, said } = await stopped(`https://127.0.0.1:${port}`);
    expect(step).toBe("tls");
    expect(english(said)).toContain("only an old TLS");
  });

  it("and that a trusted one is good, by a name that was found", async () => {
    const device = selfSigned();
    const steps = await test(`https://localhost:${await serving(fine, device)}`, device.cert);
    expect(steps.slice(0, 4).map(({ step, result }) => [step, result])).toEqual([
      ["address", "ok"],
      ["name", "ok"],
      ["connection", "ok"],
      ["tls", "ok"],
    ]);
  });
});

describe("a connection test over plain sockets", () => {
  it.each([
    ["503 Busy", "a fault of its own (HTTP 503)"],
    ["404 Not Found", "nothing under this address"],
    ["301 Moved Permanently", "leads elsewhere"],
    ["418 Teapot", "not what this provider should give"],
  ])("tells what an answer with %s means", async (status, words) => {
    const port = await serving(http(status, ["Content-Length: 2", "Location: /there"], "{}"));
    const { step, said } = await stopped(`http://127.0.0.1:${port}`);
    expect(step).toBe("answer");
    expect(english(said)).toContain(words);
  });

  it.each([
    [-3600, "s ahead of the provider"],
    [3600, "s behind the provider"],
  ])("warns of a clock that the answer's date (off by %i s) contradicts, and says what to do", async (by, words) => {
    const date = new Date(Date.now() + by * 1000).toUTCString();
    const port = await serving(http("200 OK", [`Date: ${date}`, "Content-Length: 2"], "{}"));
    const { step, said } = await stopped(`http://127.0.0.1:${port}`);
    expect(step).toBe("clock");
    expect(english(said)).toContain(words);
    expect(english(said)).toContain("Switch on automatic time");
    expect(new Set(said).size).toBe(locales.length);
  });
});

/** A server that answers the TLS greeting in plain words. */
async function speakingFirst(): Promise<number> {
  const server = await rawServer(() => {}, {
    onConnect: (socket) => socket.once("data", () => socket.end(http("400 Bad Request", ["Content-Length: 0"], ""))),
  });
  return server.port;
}
