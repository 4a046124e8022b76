import { test } from "vitest";
import { expectTruth } from "./expect-truth.ts";

test("a till of saved cards and card terminals tells the truth of payments and refunds", () =>
  expectTruth("fourth", "passes"));
