import { test } from "vitest";
import { expectTruth } from "./expect-truth.ts";

test("a second till killed at any instant tells the truth when it starts again", () => expectTruth("second", "codes"));
