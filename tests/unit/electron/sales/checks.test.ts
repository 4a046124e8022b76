import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CALIBRATION_CAP,
  checkAmount,
  checkChargeable,
  checkCodeUnused,
  checkCustomerCode,
  checkUnitProved,
} from "../../../../electron/sales/checks.ts";
import { saleEvents as e, saleOf } from "../../../fakes/sales.ts";

const anor = { currency: "UZS", least: null, most: null } as const;

describe("checkAmount", () => {
  it.each([0, -5, 1.5, Number.NaN])("refuses %s", (amount) => {
    expect(checkAmount(amount, 1_000, anor)).toMatchObject({ ok: false, error: { reason: "amount-not-positive" } });
  });

  it("keeps to the limit of the terminal", () => {
    expect(checkAmount(1_000, 1_000, anor).ok).toBe(true);
    expect(checkAmount(1_001, 1_000, anor)).toMatchObject({
      ok: false,
      error: { reason: "amount-too-large", detail: "1000" },
    });
  });

  it("keeps to what the provider takes", () => {
    const dong = { currency: "VND", least: { minor: 10_000, currency: "VND" }, most: null } as const;
    expect(checkAmount(9_999, 10 ** 6, dong)).toMatchObject({ ok: false, error: { reason: "amount-too-small" } });
    expect(checkAmount(10_000, 10 ** 6, dong)).toEqual({ ok: true, value: { minor: 10_000, currency: "VND" } });
  });

  it("never makes money out of anything but whole positive sums", () => {
    fc.assert(
      fc.property(fc.double(), (amount) => {
        const money = checkAmount(amount, 999_999_999, anor);
        if (money.ok) expect(money.value.minor).toBe(amount * 100);
        else expect(Number.isInteger(amount) && amount > 0 && amount <= 999_999_999).toBe(false);
      }),
    );
  });
});

describe("checkCustomerCode", () => {
  it.each([
    ["", "code-empty"],
    ["https://ofd.soliq.uz/check?t=1", "code-is-receipt"],
    ["4006381333931", "code-is-product"],
    ["https://example.com", "code-is-link"],
    ["4111111111111111", "code-is-card-number"],
    ["00020101021238570010A000000727", "code-is-merchant-qr"],
    ["9".repeat(700), "code-too-long"],
    ['{"version":1,"secrets":{"manager.pin":"4809"}}', "code-is-provisioning"],
    ["WIFI:T:WPA;S:shop;P:secret;;", "code-is-unknown"],
  ])("names %j as %s", (code, reason) => {
    expect(checkCustomerCode(code)).toMatchObject({
      ok: false,
      error: { kind: "invalid-input", field: "code", reason },
    });
  });
});

describe("checkCodeUnused", () => {
  const use = (events: Parameters<typeof saleOf>[0]) => {
    const sale = saleOf([e.opened(), e.recorded(), ...events]);
    const attempt = sale.attempts[0] ?? expect.unreachable("no attempt");
    return checkCodeUnused({ sale, attemptId: attempt.id, state: attempt.state });
  };

  it("lets a code go again that the provider declined or that never left", () => {
    expect(use([e.sent(), e.declined()])).toBeNull();
    expect(use([e.notSent()])).toBeNull();
    expect(checkCodeUnused(null)).toBeNull();
  });

  it.each([
    ["is on its way", [e.sent()]],
    ["may have taken money", [e.sent(), e.unknown()]],
    ["took money", [e.sent(), e.paid()]],
    ["a person called not paid", [e.sent(), e.unknown(), e.settled("A1", "not-paid")]],
  ])("holds back a code that %s, and names the sale", (_, events) => {
    expect(use(events)).toMatchObject({ kind: "conflict", reason: "code-used", saleNumber: "1121-0001" });
  });
});

describe("checkChargeable", () => {
  it.each([
    ["sale-has-open-payment", [e.recorded()]],
    ["sale-has-open-payment", [e.recorded(), e.sent(), e.unknown()]],
    ["sale-already-paid", [e.recorded(), e.sent(), e.paid()]],
    ["sale-closed", [{ type: "sale.abandoned", who: "", why: "" } as const]],
  ])("answers %s", (reason, events) => {
    expect(checkChargeable(saleOf([e.opened(), ...events]))).toMatchObject({ reason });
  });
});

describe("checkUnitProved", () => {
  const chosen = { state: "chosen", unit: "sum", who: "D", at: 0 } as const;

  it("refuses all live money before a unit was chosen", () => {
    expect(checkUnitProved({ state: "unset" }, { minor: 1, currency: "UZS" })).toMatchObject({
      reason: "unit-not-chosen",
    });
  });

  it("lets a small calibration sale through, and nothing above it", () => {
    expect(checkUnitProved(chosen, CALIBRATION_CAP)).toBeNull();
    expect(checkUnitProved(chosen, { ...CALIBRATION_CAP, minor: CALIBRATION_CAP.minor + 1 })).toMatchObject({
      reason: "unit-not-confirmed",
    });
    expect(checkUnitProved({ ...chosen, state: "confirmed" }, { minor: 10 ** 9, currency: "UZS" })).toBeNull();
  });
});
