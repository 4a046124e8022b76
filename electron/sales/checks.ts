import { fromEntry, minorPerMajor, toMajorText, type Money } from "../../shared/domain/money.ts";
import type { Attempt, Sale } from "../../shared/domain/sale.ts";
import { isUnsettled } from "../../shared/domain/sale-facts.ts";
import { recogniseScan } from "../../shared/domain/scan.ts";
import type { UnitChoice } from "../../shared/domain/settings.ts";
import { conflict, invalidInput, type PosError } from "../../shared/errors/pos-error.ts";
import { assertNever, err, ok, type Result } from "../../shared/result.ts";
import type { CodeUse } from "../journal/port.ts";
import type { ProviderCapabilities } from "../payments/port.ts";

/** The largest sale while the provider's unit is chosen but not proved: 1 000 sums. */
export const CALIBRATION_CAP: Money = { minor: 100_000, currency: "UZS" };

/**
 * A typed amount (whole sums, dong or cents: `entryDigits`) as money that this terminal and the provider take.
 * `maxAmount` is the terminal's limit in whole units of the currency.
 */
export function checkAmount(
  typed: number,
  maxAmount: number,
  { currency, least, most }: Pick<ProviderCapabilities, "currency" | "least" | "most">,
): Result<Money, PosError> {
  if (!Number.isInteger(typed) || typed <= 0) return err(invalidInput("amount", "amount-not-positive"));
  const cap = Math.min(maxAmount * minorPerMajor(currency), most?.minor ?? Number.MAX_SAFE_INTEGER);
  const tooLarge = err(invalidInput("amount", "amount-too-large", toMajorText({ minor: cap, currency })));
  const money = fromEntry(typed, currency);
  if (!money.ok || money.value.minor > cap) return tooLarge;
  if (least && money.value.minor < least.minor) {
    return err(invalidInput("amount", "amount-too-small", toMajorText(least)));
  }
  return money;
}

/** The normalised text of a customer's code; every other kind of code is named. */
export function checkCustomerCode(raw: string): Result<string, PosError> {
  const scan = recogniseScan(raw);
  switch (scan.kind) {
    case "payment":
      return ok(scan.text);
    case "empty":
      return err(invalidInput("code", "code-empty"));
    case "receipt":
      return err(invalidInput("code", "code-is-receipt"));
    case "product":
      return err(invalidInput("code", "code-is-product"));
    case "merchant-qr":
      return err(invalidInput("code", "code-is-merchant-qr"));
    case "link":
      return err(invalidInput("code", "code-is-link"));
    case "card-number":
      return err(invalidInput("code", "code-is-card-number"));
    case "provisioning":
      return err(invalidInput("code", "code-is-provisioning"));
    case "unknown":
      return err(invalidInput("code", "code-is-unknown"));
    case "too-long":
      return err(invalidInput("code", "code-too-long"));
    default:
      return assertNever(scan);
  }
}

/** Rule 4: a code that was sent is not sent again, unless the provider declined it or nothing had left. */
export function checkCodeUnused(use: CodeUse | null): PosError | null {
  if (!use) return null;
  const attempt = use.sale.attempts.find((a) => a.id === use.attemptId);
  const refusedByProvider = use.state === "declined" && !attempt?.settled;
  if (refusedByProvider || use.state === "not-sent") return null;
  return conflict("code-used", use.sale);
}

/**
 * Rule 4 for a code that serves again and again: not while a payment with it is open or nobody knows its end. That one
 * may still take money, and to its owner a second charge beside it would be the first one taken twice.
 */
export function checkCodeIdle(openUse: CodeUse | null): PosError | null {
  return openUse && conflict("code-used", openUse.sale);
}

/** Whether a sale may be charged (again). */
export function checkChargeable(sale: Sale): PosError | null {
  if (sale.attempts.some((a) => a.state === "paid")) return conflict("sale-already-paid", sale);
  if (sale.attempts.some((a) => isUnsettled(a.state))) return conflict("sale-has-open-payment", sale);
  if (sale.status !== "open") return conflict("sale-closed", sale);
  return null;
}

/** Live money waits for the proof of its unit; a small sale is allowed to obtain it. */
export function checkUnitProved(unit: UnitChoice | null, amount: Money): PosError | null {
  // Null: this provider leaves no doubt about its unit.
  if (unit === null) return null;
  switch (unit.state) {
    case "unset":
      return { kind: "not-configured", reason: "unit-not-chosen" };
    case "chosen":
      return amount.minor > CALIBRATION_CAP.minor ? { kind: "not-configured", reason: "unit-not-confirmed" } : null;
    case "confirmed":
      return null;
    default:
      return assertNever(unit);
  }
}

/**
 * The attempt a person may decide over: unknown, contradicted by a late word of the provider, or waiting for a customer
 * who is gone, where nobody may ever say its end.
 */
export function checkSettleable(sale: Sale, attemptId: string): Result<Attempt, PosError> {
  const attempt = sale.attempts.find((a) => a.id === attemptId);
  const isDoubtful = attempt?.state === "unknown" || attempt?.state === "awaiting-customer";
  if (!attempt || (!isDoubtful && !attempt.contradiction)) {
    return err(conflict("nothing-to-settle", sale));
  }
  return ok(attempt);
}
