import { expect, test } from "vitest";
import { createUiStore } from "../../../../renderer/stores/ui.ts";

test("what is opened unasked never takes the place of what somebody has opened", () => {
  const ui = createUiStore();
  ui.getState().open("setup");
  ui.getState().offer("samples");
  expect(ui.getState().panel).toBe("setup");
  ui.getState().close();
  ui.getState().offer("samples");
  expect(ui.getState().panel).toBe("samples");
});
