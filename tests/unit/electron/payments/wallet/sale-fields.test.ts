import { describe, expect, it } from "vitest";
import { readSaleFields } from "../../../../../electron/payments/providers/wallet/sale-fields.ts";
import { walletSystem } from "../../../../../shared/domain/wallet-systems.ts";

function systemOf(code: string) {
  const system = walletSystem(code);
  if (!system) throw new Error(code);
  return system;
}

const read = (code: string, given: Record<string, string>, asked: readonly string[] = []) =>
  readSaleFields(
    given,
    systemOf(code),
    asked.map((name) => ({ name, label: `The ${name}`, required: true, kind: "text" })),
  );

describe("what was filled in for a sale", () => {
  it.each([
    ["+225 07 08-09 10", "22507080910"],
    ["(225) 07.08.09.10", "22507080910"],
  ])("the phone %s goes out as %s", (given, sender) => {
    expect(read("mtn-ci.xof", { sender: given })).toEqual({ ok: true, value: { sender, extra: {} } });
  });

  it.each(["12", "abcdefg", "1234567890123456", "+"])("%s is no phone", (sender) => {
    expect(read("mtn-ci.xof", { sender })).toMatchObject({ error: { field: "sender", reason: "schema" } });
  });

  it("is asked for where the system needs it, and may be given elsewhere", () => {
    for (const given of [{}, { sender: "  " }]) {
      expect(read("mtn-ci.xof", given)).toMatchObject({ error: { field: "sender", reason: "field-missing" } });
    }
    expect(read("upi.inr", {})).toEqual({ ok: true, value: { sender: null, extra: {} } });
    expect(read("upi.inr", { sender: "name@bank" })).toMatchObject({ value: { sender: "name@bank" } });
    expect(read("upi.inr", { sender: "nüme" })).toMatchObject({ error: { reason: "schema" } });
  });

  it("names the listed field that is missing", () => {
    const error = { kind: "invalid-input", field: "otp", reason: "field-missing", detail: "The otp" };
    expect(read("upi.inr", { other: "x" }, ["otp"])).toEqual({ ok: false, error });
    expect(read("upi.inr", { otp: " 1 2 " }, ["otp"])).toEqual({
      ok: true,
      value: { sender: null, extra: { otp: "1 2" } },
    });
  });

  it("keeps the choice of the system to itself, and what is empty", () => {
    expect(read("upi.inr", { system: "imps.inr", note: "" })).toMatchObject({ value: { extra: {} } });
  });

  it.each(["4444111144441111", "4444 1111 4444 1111"])(
    "takes no card number in, not even the document's own example of a sender: %s",
    (card) => {
      for (const field of ["sender", "note"]) {
        const found = read("visamaster.uah", { [field]: card });
        expect(found).toEqual({ ok: false, error: { kind: "invalid-input", field, reason: "code-is-card-number" } });
      }
    },
  );

  it.each(["a\nb", "x".repeat(201), "a\u0000"])("refuses %j", (note) => {
    expect(read("upi.inr", { note })).toMatchObject({ error: { field: "note", reason: "schema" } });
  });
});
