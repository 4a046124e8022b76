import { describe, expect, test, vi } from "vitest";
import { pressLaneKey } from "../../../../renderer/features/checkout/index.ts";
import { conflict } from "../../../../shared/errors/pos-error.ts";
import { err } from "../../../../shared/result.ts";
import { ANOR } from "../../../fakes/pos-api.ts";
import { saleEvents } from "../../../fakes/sales.ts";
import { till } from "./lane-stand.ts";

const CODE = "50501234567890126427";
const CTRL_F2 = { code: "F2", key: "F2", ctrl: true, typing: false, pressing: false };

describe("a code that looks like another provider's", () => {
  const PASS = "freedompay:pass?user_id=U1&card_token=0123456789abcdef";
  const FREEDOM = { ...ANOR, id: "freedom", codes: "reusable", fiscalization: "none" } as const;
  const both = { provider: ANOR, providers: [ANOR, FREEDOM] };

  test("is offered there and sent nowhere; switching charges nothing, the next scan does", async () => {
    const { fake, stores, lane, charges } = await till({ status: both });
    lane().digits("500");
    await lane().scan(PASS);
    expect(lane().notice).toEqual({ kind: "other-provider", provider: "freedom" });
    expect(charges()).toHaveLength(0);
    pressLaneKey(stores, CTRL_F2);
    await vi.waitFor(() => expect(lane().notice).toBeNull());
    expect(fake.calls.at(-1)).toMatchObject({ input: { patch: { selectedProvider: "freedom" } } });
    expect(charges()).toHaveLength(0);
    fake.setStatus({ ...both, provider: FREEDOM });
    await lane().scan(PASS);
    expect(charges()).toHaveLength(1);
  });

  test("is offered the other way round, also where the till shows a QR", async () => {
    const qr = { ...FREEDOM, direction: "merchant-qr" } as const;
    for (const provider of [FREEDOM, qr]) {
      const { lane, charges } = await till({ status: { provider, providers: [ANOR, provider] } });
      lane().digits("500");
      await lane().scan("77000031415926535897");
      expect(lane().notice).toEqual({ kind: "other-provider", provider: "anor" });
      await lane().scan(CODE);
      expect(lane().notice?.kind).not.toBe("other-provider");
      expect(charges().length).toBe(provider === qr ? 0 : 1);
    }
  });

  test.each([
    ["off", { enabled: false }],
    ["not ready", { ready: false }],
    ["paid in another currency", { currency: "KZT" }],
    ["paid by the till's QR", { direction: "merchant-qr" }],
  ] as const)("is not offered to one that is %s", async (_, change) => {
    const { lane, charges } = await till({ status: { provider: ANOR, providers: [ANOR, { ...FREEDOM, ...change }] } });
    lane().digits("500");
    await lane().scan(PASS);
    expect(lane().notice).toBeNull();
    expect(charges()).toHaveLength(1);
  });

  test("is not offered once the sale is open: it stays with its provider", async () => {
    const { fake, stores, lane, step, attempt } = await till({ status: both });
    lane().digits("500");
    await lane().scan("77000031415926535897");
    fake.happen(fake.last().id, [saleEvents.declined(attempt())]);
    expect(step()).toBe("not-charged");
    await lane().scan(PASS);
    expect(lane().notice?.kind).not.toBe("other-provider");
    const asked = fake.calls.length;
    expect(pressLaneKey(stores, CTRL_F2)).toBe(false);
    expect(fake.calls).toHaveLength(asked);
  });

  test("says why where the switch was refused", async () => {
    const { fake, lane } = await till({ status: both });
    fake.answer("settings.change", () => err(conflict("code-used", { id: "S9", number: "1121-0009" })));
    lane().digits("500");
    await lane().scan(PASS);
    await lane().choose("freedom");
    expect(lane().notice).toMatchObject({ kind: "error", during: "choose" });
  });
});

test("one key goes round the providers that are on, and does nothing where there is one", async () => {
  const off = { ...ANOR, id: "appotapay", enabled: false } as const;
  const wallet = { ...ANOR, id: "wallet", direction: "merchant-qr" } as const;
  const several = await till({ status: { provider: wallet, providers: [ANOR, off, wallet] } });
  expect(pressLaneKey(several.stores, CTRL_F2)).toBe(true);
  expect(several.fake.calls.at(-1)).toMatchObject({ input: { patch: { selectedProvider: "anor" } } });
  const one = await till();
  expect(pressLaneKey(one.stores, CTRL_F2)).toBe(false);
});
