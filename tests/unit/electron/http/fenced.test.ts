import { expect, test } from "vitest";
import type { Exchange } from "../../../../electron/http/exchange.ts";
import { fencedTo } from "../../../../electron/http/fenced.ts";

const LIMITS = { connectMs: 1, answerMs: 1, maxBodyBytes: 1 };
const asked: string[] = [];
const inner: Exchange = ({ url }) => {
  asked.push(url);
  return Promise.resolve({ kind: "lost", cause: "no-answer", detail: "" });
};
const ask = (url: string) =>
  fencedTo("http://127.0.0.1:4711", inner)({ method: "POST", url, headers: {}, body: null }, LIMITS, {
    signal: new AbortController().signal,
  });

test.each([
  "https://api.freedompay.uz/v5/payment",
  "http://127.0.0.1:4712/payment/anor",
  "https://127.0.0.1:4711/payment/anor",
  "http://127.0.0.1:4711@pos-gw.appotapay.com/api",
  "http://127.0.0.1.example:4711/",
  "http://localhost:4711/",
])("a request to %s is proven not to have left", async (url) => {
  expect(await ask(url)).toMatchObject({ kind: "not-sent", cause: "address-forbidden" });
  expect(asked).not.toContain(url);
});

test("a request inside the fence goes its way", async () => {
  expect(await ask("http://127.0.0.1:4711/payment/anor")).toMatchObject({ kind: "lost" });
  expect(asked).toEqual(["http://127.0.0.1:4711/payment/anor"]);
});
