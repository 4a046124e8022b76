import { describe, expect, it } from "vitest";
import { hashPin, verifyPin } from "../../../../electron/settings/pin-hash.ts";
import { createPinService } from "../../../../electron/settings/pin.ts";
import { CHEAP, fakeClock, fakeSecrets } from "./fakes.ts";

function pins() {
  const { secrets, state } = fakeSecrets();
  const { clock, pass } = fakeClock();
  return { pin: createPinService({ secrets, clock, cost: CHEAP }), state, clock, pass };
}

async function withPin(pin = "4809") {
  const made = pins();
  await made.pin.set(pin);
  return made;
}

const wrong = { ok: false, error: { kind: "conflict", reason: "wrong-pin" } };
const locked = { ok: false, error: { kind: "conflict", reason: "pin-locked" } };

describe("the PIN", () => {
  it("is not asked for when none is set", async () => {
    const { pin } = pins();
    expect(pin.isSet()).toBe(false);
    expect((await pin.check(undefined)).ok).toBe(true);
    expect((await pin.check("0000")).ok).toBe(true);
  });

  it("once set, passes only itself", async () => {
    const { pin } = await withPin();
    expect(pin.isSet()).toBe(true);
    expect((await pin.check("4809")).ok).toBe(true);
    expect(await pin.check("4808")).toMatchObject(wrong);
    expect(await pin.check(undefined)).toMatchObject(wrong);
  });

  it("is kept as a hash with its salt and cost, never as itself", async () => {
    const { state } = await withPin("480915");
    const kept = state.held.get("manager.pin") ?? "";
    expect(kept).toMatch(/^scrypt\$N=2,r=1,p=1\$[\w-]{22}\$[\w-]{43}$/u);
    expect(kept).not.toContain("480915");
    expect((await withPin("480915")).state.held.get("manager.pin")).not.toBe(kept);
  });

  it("is changed and removed only by who knows it", async () => {
    const { pin } = await withPin();
    expect(await pin.set("1234")).toMatchObject(wrong);
    expect(await pin.set(null, "0000")).toMatchObject(wrong);
    expect((await pin.set("1234", "4809")).ok).toBe(true);
    expect((await pin.check("1234")).ok).toBe(true);
    expect((await pin.set(null, "1234")).ok).toBe(true);
    expect(pin.isSet()).toBe(false);
  });

  it.each(["", "123", "1234567890123", "12a4", "１２３４", " 1234"])("%j is none", async (text) => {
    const { pin } = pins();
    expect(await pin.set(text)).toMatchObject({ ok: false, error: { kind: "invalid-input", field: "value" } });
    expect(pin.isSet()).toBe(false);
  });

  it("can't be checked while the store of secrets is shut, and then nothing passes", async () => {
    const { pin, state } = await withPin();
    state.unavailable = true;
    expect(await pin.check("4809")).toMatchObject({ ok: false, error: { kind: "secret-unavailable" } });
    expect(await pin.set("1234", "4809")).toMatchObject({ ok: false, error: { kind: "secret-unavailable" } });
  });

  it.each([
    "",
    "4809",
    "scrypt$N=1073741824,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  ])("kept as %j passes nobody", async (kept) => {
    const { pin, state } = pins();
    state.held.set("manager.pin", kept);
    expect(await pin.check("4809")).toMatchObject({ ok: false, error: { kind: "secret-unavailable" } });
  });
});

describe("guessing", () => {
  it("costs more each time, in time that can't be set forward", async () => {
    const { pin, pass, clock } = await withPin();
    await pin.check("0000");
    await pin.check("0001");
    const waits: number[] = [];
    for (let n = 0; n < 9; n += 1) {
      const answer = await pin.check("0002");
      expect(answer).toMatchObject(locked);
      const until = !answer.ok && answer.error.kind === "conflict" ? (answer.error.until ?? 0) : 0;
      waits.push((until - clock.now()) / 1_000);
      // Even the right one has to wait now.
      expect(await pin.check("4809")).toMatchObject(locked);
      pass(until - clock.now());
    }
    expect(waits).toEqual([15, 30, 60, 120, 240, 480, 900, 900, 900]);
    expect((await pin.check("4809")).ok).toBe(true);
    expect(await pin.check("0000")).toMatchObject(wrong);
  });

  it("at once slips past nothing", async () => {
    const { pin } = await withPin();
    const guesses = ["0000", "0001", "0002", "4809", "0003"].map((guess) => pin.check(guess));
    expect(await Promise.all(guesses)).toMatchObject([wrong, wrong, locked, locked, locked]);
  });

  it("while setting counts the same", async () => {
    const { pin } = await withPin();
    for (const guess of ["0000", "0001", "0002"]) await pin.set("1234", guess);
    expect(await pin.check("4809")).toMatchObject(locked);
  });

  it("with nothing typed is no guess", async () => {
    const { pin } = await withPin();
    for (let n = 0; n < 9; n += 1) expect(await pin.check(undefined)).toMatchObject(wrong);
    expect((await pin.check("4809")).ok).toBe(true);
  });
});

describe("replacing", () => {
  it("needs no present PIN and tells whether anything changed", async () => {
    const { pin } = pins();
    expect(await pin.replace(null)).toEqual({ ok: true, value: "same" });
    expect(await pin.replace("1234")).toEqual({ ok: true, value: "changed" });
    expect(await pin.replace("1234")).toEqual({ ok: true, value: "same" });
    expect(await pin.replace("5678")).toEqual({ ok: true, value: "changed" });
    expect((await pin.check("5678")).ok).toBe(true);
    expect(await pin.replace(null)).toEqual({ ok: true, value: "changed" });
    expect(pin.isSet()).toBe(false);
  });
});

describe("the hash", () => {
  it("at the product's cost is verified by what it says of itself", async () => {
    const hash = await hashPin("4809");
    expect(hash).toContain("N=32768,r=8,p=3");
    expect(await verifyPin("4809", hash)).toBe(true);
    expect(await verifyPin("4808", hash)).toBe(false);
  });
});
