import fc from "fast-check";
import { expect, test } from "vitest";
import {
  NO_AMOUNT,
  totalOf,
  withAdded,
  withDigits,
  withoutDigit,
  withPlus,
} from "../../../../renderer/stores/amount.ts";

test("figures, triple noughts and corrections", () => {
  let amount = withDigits(withDigits(NO_AMOUNT, "127"), "000");
  expect(totalOf(amount)).toBe(127_000);
  amount = withoutDigit(amount);
  expect(totalOf(amount)).toBe(12_700);
  expect(totalOf(withDigits(NO_AMOUNT, "000"))).toBe(0);
});

test("adding up keeps the terms, and going back takes the last one up again", () => {
  let amount = withPlus(withDigits(NO_AMOUNT, "12000"));
  amount = withDigits(amount, "500");
  expect(totalOf(amount)).toBe(12_500);
  expect(amount.terms).toEqual([12_000]);
  amount = withoutDigit(withoutDigit(withoutDigit(withoutDigit(amount))));
  expect(amount).toEqual({ terms: [], digits: "12000" });
});

test("never more than nine figures, never a fraction, never negative", () => {
  const step = fc.oneof(
    fc.constantFrom("0", "1", "9", "000").map((digits) => ({ kind: "digits" as const, digits })),
    fc.constantFrom(1_000, 5_000, 10_000).map((sum) => ({ kind: "add" as const, sum })),
    fc.constant({ kind: "plus" as const }),
    fc.constant({ kind: "back" as const }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let amount = NO_AMOUNT;
      for (const one of steps) {
        if (one.kind === "digits") amount = withDigits(amount, one.digits);
        else if (one.kind === "add") amount = withAdded(amount, one.sum);
        else amount = one.kind === "plus" ? withPlus(amount) : withoutDigit(amount);
        const total = totalOf(amount);
        expect(Number.isInteger(total) && total >= 0 && total <= 999_999_999).toBe(true);
      }
    }),
  );
});
