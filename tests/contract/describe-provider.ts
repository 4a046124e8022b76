import { describe, expect, it } from "vitest";
import type { ProviderCapabilities } from "../../electron/payments/port.ts";
import { describeAsking } from "./asking.ts";
import { describeAttaching } from "./attaching.ts";
import { describeCharging } from "./charging.ts";
import type { ProviderHarness } from "./harness.ts";
import { describeKeepingQuiet } from "./keeping-quiet.ts";
import { describeRefunding } from "./refunding.ts";

/** What the suite is chosen by. Named by the test, so that a capability that got lost is noticed. */
export type Expected = Pick<ProviderCapabilities, "direction" | "fiscalization" | "status" | "cancel" | "refund">;

/** What every provider must do, whoever it is, as far as it can. */
export function describeProvider(name: string, expected: Expected, start: () => Promise<ProviderHarness>): void {
  describe(`${name}: capabilities`, () => {
    it("are the expected ones, each with its call", async () => {
      const provider = (await start()).make();
      expect(provider.capabilities).toMatchObject(expected);
      expect({
        status: provider.queryStatus !== undefined,
        cancel: provider.cancel !== undefined,
        refund: provider.prepareRefund !== undefined,
        attach: provider.attachReceipt !== undefined,
      }).toEqual({
        status: expected.status,
        cancel: expected.cancel,
        refund: expected.refund !== "none",
        attach: expected.fiscalization === "receipt-url",
      });
    });
  });
  describeCharging(name, start);
  describeKeepingQuiet(name, start);
  if (expected.status) describeAsking(name, start);
  if (expected.refund !== "none") describeRefunding(name, start);
  if (expected.fiscalization === "receipt-url") describeAttaching(name, start);
}
