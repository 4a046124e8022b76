import { test } from "vitest";
import { expectTruth } from "./expect-truth.ts";

test("a till that shows QRs tells the truth of waiting payments and refunds", () => expectTruth("third", "orders"));
