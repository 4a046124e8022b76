import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { encode } from "uqr";
import { describe, expect, it, vi } from "vitest";
import { SamplesPanel } from "../../../../../renderer/features/training/index.ts";
import { pathOf } from "../../../../../renderer/ui/qr-code.tsx";
import { sampleCodeSchema, type SampleCode } from "../../../../../shared/ipc/status.ts";
import { saleEvents as e, saleOf } from "../../../../fakes/sales.ts";
import { stand, statusWith, type Answers } from "../history/stand.tsx";

const codes = sampleCodeSchema.shape.outcome.options.map((outcome, index): SampleCode => ({
  outcome,
  code: `5050204430138139640${index}`,
}));
const charged = saleOf([e.opened(), e.recorded(), e.sent()]);
const answers: Answers = {
  "app.sampleCodes": () => ({ ok: true, value: codes }),
  "sales.charge": () => ({ ok: true, value: charged }),
};
const training = statusWith({ mode: "training" });

describe("the sample codes", () => {
  it("are each named, explained and drawn", async () => {
    await stand(<SamplesPanel onClose={vi.fn<() => void>()} />, { status: training, answers });
    expect(screen.getAllByRole("figure")).toHaveLength(codes.length);
    expect(screen.getByRole("figure", { name: "QR code: Late answer" })).toBeTruthy();
    expect(screen.getByText(/practise settling an unknown payment/u)).toBeTruthy();
  });

  it("go to the lane as a scan does, by button and by key", async () => {
    const till = await stand(<SamplesPanel onClose={vi.fn<() => void>()} />, { status: training, answers });
    act(() => till.stores.lane.getState().digits("1000"));
    await userEvent.setup().click(screen.getByRole("button", { name: "Use: Declined" }));
    const scanned = () => till.calls.filter((call) => call.method === "sales.charge");
    expect(scanned()).toEqual([
      {
        method: "sales.charge",
        input: { saleId: null, amount: 1_000, code: codes[1]?.code, reference: "", note: "" },
      },
    ]);

    act(() => till.stores.lane.getState().next());
    act(() => till.stores.lane.setState({ saleId: null }));
    act(() => till.stores.lane.getState().digits("5"));
    fireEvent.keyDown(screen.getByRole("button", { name: "Use: Approved" }), { code: "KeyA", key: "a" });
    await waitFor(() => expect(scanned()).toHaveLength(2));
    // Fresh codes are fetched after each use.
    await waitFor(() => expect(till.calls.filter((call) => call.method === "app.sampleCodes")).toHaveLength(3));
  });

  it("are asked for anew when another way to pay is practised", async () => {
    const till = await stand(<SamplesPanel onClose={vi.fn<() => void>()} />, { status: training, answers });
    await userEvent.setup().click(screen.getByRole("radio", { name: "AppotaPay · VietQR" }));
    const asked = till.calls.filter(({ method }) => method === "app.practise");
    expect(asked).toEqual([{ method: "app.practise", input: { provider: "appotapay", direction: "merchant-qr" } }]);
  });

  it("are not offered in live mode", async () => {
    await stand(<SamplesPanel onClose={vi.fn<() => void>()} />, {
      answers: { "app.sampleCodes": () => ({ ok: true, value: [] }) },
    });
    expect(screen.getByText(/no sample codes in live mode/u)).toBeTruthy();
    expect(screen.queryByRole("figure")).toBeNull();
  });
});

describe("the sample amounts", () => {
  const { provider } = training;
  const appotapay = { ...provider, id: "appotapay", direction: "merchant-qr", currency: "VND" } as const;
  const status = statusWith({ mode: "training", provider: appotapay });
  const orders: Answers = {
    ...answers,
    "app.sampleCodes": () => ({
      ok: true,
      value: [
        { amount: 50_000, outcome: "paid" },
        { amount: 77_701, outcome: "declined" },
      ],
    }),
  };
  const charges = ({ calls }: Awaited<ReturnType<typeof stand>>) =>
    calls.filter(({ method }) => method === "sales.charge");

  it("are named, and typed and started by a press; the panel gives way to the QR", async () => {
    const onClose = vi.fn<() => void>();
    const till = await stand(<SamplesPanel onClose={onClose} />, { status, answers: orders });
    expect(screen.queryByRole("figure")).toBeNull();
    await userEvent.setup().click(screen.getByRole("button", { name: "Use: Declined" }));
    await waitFor(() => expect(charges(till)).toMatchObject([{ input: { amount: 77_701, code: null } }]));
    expect(onClose).toHaveBeenCalledOnce();
  });

  it("leave an amount alone that is being paid", async () => {
    const till = await stand(<SamplesPanel onClose={vi.fn<() => void>()} />, { status, answers: orders });
    act(() => void till.stores.lane.getState().takeUp(charged));
    fireEvent.keyDown(screen.getByRole("button", { name: "Use: Paid" }), { code: "KeyA", key: "a" });
    expect(charges(till)).toEqual([]);
  });
});

describe("a drawn QR code", () => {
  it("has exactly the dark modules of the code", () => {
    const { data } = encode("50502044301381396427", { ecc: "M", border: 4 });
    const drawn = data.map((row) => row.map(() => false));
    for (const [, x, y, width] of pathOf(data).matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/gu)) {
      for (let at = Number(x); at < Number(x) + Number(width); at += 1) {
        const row = drawn[Number(y)];
        if (row) row[at] = true;
      }
    }
    expect(drawn).toEqual(data);
  });
});
