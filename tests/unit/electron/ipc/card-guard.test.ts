import { describe, expect, it } from "vitest";
import { cardNumberIn } from "../../../../electron/ipc/card-guard.ts";

const CARD = "4111 1111 1111 1111";

describe("cardNumberIn", () => {
  it.each([
    [{ note: `paid with ${CARD}` }, "note"],
    [{ patch: { terminal: { name: CARD } } }, "patch.terminal.name"],
    [{ fields: { sender: "1", "your card": CARD } }, "fields.your card"],
    [{ lines: ["", { text: CARD }] }, "lines.1.text"],
  ])("names where it stands in %j", (input, path) => {
    expect(cardNumberIn(input)).toBe(path);
  });

  it("does not tell a name on that is one itself", () => {
    expect(cardNumberIn({ fields: { [CARD]: "x" } })).toBe("fields");
  });

  it.each([
    null,
    "text",
    5,
    {},
    { amount: 4_111_111_111_111_111, note: "two bags" },
    { code: CARD },
    { document: CARD },
    { name: "freedom.secretKey", value: "4111111111111111" },
  ])("finds none in %j", (input) => {
    expect(cardNumberIn(input)).toBeNull();
  });
});
