import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalDecimal } from "../../../../electron/http/decimal.ts";
import { codeOf, lostCause, notSentCause } from "../../../../electron/http/failures.ts";
import { clockSkewMs, retryAfterMs } from "../../../../electron/http/headers.ts";
import { asWritten, readJson } from "../../../../electron/http/json.ts";

const now = Date.UTC(2026, 10, 21, 10, 0, 0);

describe("retryAfterMs", () => {
  it.each([
    ["0", 0],
    ["7", 7000],
    [" 120 ", 120_000],
    ["999999999", 3_600_000],
    ["Sat, 21 Nov 2026 10:00:30 GMT", 30_000],
    ["Sat, 21 Nov 2026 09:00:00 GMT", 0],
    ["Sat, 21 Nov 2037 09:00:00 GMT", 3_600_000],
    ["soon", null],
    ["-5", null],
    ["1.5", null],
    ["2026-11-21", null],
    ["Sat, 99 Nov 2026 10:00:30 GMT", null],
    ["", null],
  ])("%j is %j", (text, ms) => expect(retryAfterMs({ "retry-after": text }, now)).toBe(ms));

  it("is null without the header", () => expect(retryAfterMs({}, now)).toBeNull());
});

describe("clockSkewMs", () => {
  it("is how far the till is ahead", () => {
    expect(clockSkewMs({ date: "Sat, 21 Nov 2026 09:54:00 GMT" }, now)).toBe(360_000);
    expect(clockSkewMs({ date: "Sat, 21 Nov 2026 10:00:05 GMT" }, now)).toBe(-5000);
  });
  it("is null without a readable date", () => {
    expect(clockSkewMs({}, now)).toBeNull();
    expect(clockSkewMs({ date: "1" }, now)).toBeNull();
  });
});

describe("failures", () => {
  const failure = (code: string) => Object.assign(new Error("secret text"), { code });
  it("finds the code in a failure of several addresses", () => {
    const all = new AggregateError([failure("ECONNREFUSED"), failure("ENETUNREACH")]);
    expect(notSentCause(all, "tcp")).toBe("refused");
    expect(codeOf(all)).toBe("ECONNREFUSED");
  });
  it.each([
    ["EAI_AGAIN", "tcp", "dns"],
    ["EHOSTUNREACH", "tcp", "unreachable"],
    ["ETIMEDOUT", "tcp", "connect-timeout"],
    ["ECONNRESET", "tls", "tls"],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "tls", "tls"],
    ["EWHATEVER", "tcp", "unreachable"],
  ] as const)("%s during %s is %s", (code, phase, cause) => expect(notSentCause(failure(code), phase)).toBe(cause));

  it("names what it does not know without its message", () => {
    expect(codeOf(new TypeError("secret text"))).toBe("TypeError");
    expect(codeOf("secret text")).toBe("unknown");
    expect(lostCause("secret text")).toBe("connection-lost");
    expect(lostCause(new Error("outer", { cause: failure("HPE_INVALID_CONSTANT") }))).toBe("unreadable-answer");
  });
});

describe("readJson", () => {
  const read = (text: string) => readJson(Buffer.from(text));

  it("keeps numbers as they were written", () => {
    const result = read('{"a": 12345678901234567890.10}');
    const value: unknown = result.ok ? Reflect.get(Object(result.value) as object, "a") : null;
    expect(asWritten(value)).toBe("12345678901234567890.10");
  });

  it.each([
    ["", "empty"],
    [" \n", "empty"],
    ["<html>", "not-json"],
    ["{'a':1}", "not-json"],
    ['{"a":1', "not-json"],
    ['{"a":1}{"a":2}', "not-json"],
    ['{"a":NaN}', "not-json"],
    ['{"paid":true,"paid":false}', "not-json"],
    ["[".repeat(100_000), "not-json"],
    [`${'{"a":'.repeat(33)}1${"}".repeat(33)}`, "not-json"],
  ])("refuses %j", (text, error) => expect(read(text)).toEqual({ ok: false, error }));

  it("refuses what is not UTF-8", () => {
    expect(readJson(Buffer.from([0x22, 0xff, 0x22]))).toEqual({ ok: false, error: "not-json" });
  });

  it("reads a byte-order mark, brackets in texts and prototype keys as what they are", () => {
    expect(read('\ufeff{"a":"[[["}').ok).toBe(true);
    const hostile = read('{"__proto__":{"is_success":true},"constructor":1}');
    expect(hostile.ok && Object.getPrototypeOf(hostile.value)).toBe(Object.prototype);
    expect(hostile.ok && Reflect.get(Object(hostile.value) as object, "is_success")).toBeUndefined();
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => typeof readJson(bytes).ok === "boolean"));
    fc.assert(fc.property(fc.json(), (text) => read(text).ok || text.includes('"')));
  });
});

describe("canonicalDecimal", () => {
  it.each([
    ["1000", "1000"],
    ["1000.00", "1000"],
    ["1e3", "1000"],
    ["0.1e4", "1000"],
    ["10000E-1", "1000"],
    ["0001000", "1000"],
    ["-0", "0"],
    ["0.000", "0"],
    ["-12.50", "-12.5"],
    ["5e-3", "0.005"],
    ["12345678901234567890", "12345678901234567890"],
    ["1e400", null],
    ["", null],
    ["1,000", null],
    ["1 000", null],
    ["0x10", null],
    ["Infinity", null],
    ["9".repeat(41), null],
  ])("%j is %j", (text, value) => expect(canonicalDecimal(text)).toBe(value));

  it("gives equal numbers one spelling and different ones two", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 9 }), (n, zeros) => {
        expect(canonicalDecimal(`${n}.${"0".repeat(zeros + 1)}`)).toBe(String(n));
        expect(canonicalDecimal(`${n}.${"0".repeat(zeros)}1`)).not.toBe(String(n));
      }),
    );
  });
});
