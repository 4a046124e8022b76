import { describe, expect, it } from "vitest";
import { withApproval } from "../../../../renderer/stores/approval.ts";
import { conflict } from "../../../../shared/errors/pos-error.ts";
import { err, ok } from "../../../../shared/result.ts";
import { fakeTill, liveStatus } from "../../../fakes/pos-api.ts";

const input = { patch: { sounds: false }, who: "Dilnoza" };

/** A till that refuses the settings until somebody was asked. */
function guarded(reason: "senior-needed" | "manager-needed" = "manager-needed") {
  const till = fakeTill();
  const state = { allowed: false };
  till.answer("settings.change", () => (state.allowed ? ok(liveStatus().settings) : err(conflict(reason))));
  return { ...withApproval(till.api), till, state };
}

describe("an act that takes another role", () => {
  it("asks for that role, and is made once more when somebody allowed it", async () => {
    const { api, approval, till, state } = guarded();
    const answer = api.call("settings.change", input);
    await expect.poll(() => approval.getState().asked).toBe("manager");
    state.allowed = true;
    approval.getState().answer(true);
    expect((await answer).ok).toBe(true);
    expect(till.calls.map(({ input: given }) => given)).toEqual([input, input]);
    expect(approval.getState().asked).toBeNull();
  });

  it("is not made again when nobody allows it, and says why", async () => {
    const { api, approval, till } = guarded("senior-needed");
    const answer = api.call("settings.change", input);
    await expect.poll(() => approval.getState().asked).toBe("senior");
    approval.getState().answer(false);
    expect(await answer).toMatchObject({ ok: false, error: { reason: "senior-needed" } });
    expect(till.calls).toHaveLength(1);
  });

  it("does not stand in the way of another one: that one is refused meanwhile", async () => {
    const { api, approval } = guarded();
    const first = api.call("settings.change", input);
    await expect.poll(() => approval.getState().asked).toBe("manager");
    expect(await api.call("settings.change", input)).toMatchObject({ error: { reason: "manager-needed" } });
    approval.getState().answer(false);
    await first;
  });

  it("that fails for any other reason asks nobody", async () => {
    const { api, approval, till } = guarded();
    till.answer("settings.change", () => err(conflict("wrong-pin")));
    expect(await api.call("settings.change", input)).toMatchObject({ error: { reason: "wrong-pin" } });
    expect(approval.getState().asked).toBeNull();
  });
});
