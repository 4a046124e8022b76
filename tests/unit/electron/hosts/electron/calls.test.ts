import { beforeEach, describe, expect, it } from "vitest";
import { connectWindow } from "../../../../../electron/hosts/electron/calls.ts";
import { callChannel, EVENT_CHANNEL } from "../../../../../electron/hosts/electron/channels.ts";
import { contract } from "../../../../../shared/ipc/contract.ts";
import { methodNames } from "../../../../../shared/ipc/method-names.ts";
import { ipcMain, resetElectron } from "../../../../fakes/electron/module.ts";
import { fakeTill, keptLog } from "../../../../fakes/electron/parts.ts";

const frame = { origin: "app://tilla", url: "app://tilla/index.html", parent: null };

function connected() {
  const till = fakeTill();
  const log = keptLog();
  const sent: { channel: string; event: unknown }[] = [];
  const contents = {
    id: 7,
    gone: false,
    isDestroyed: () => contents.gone,
    send: (channel: string, event: unknown) => void sent.push({ channel, event }),
  };
  connectWindow(ipcMain, contents, till.till, log);
  return { ...till, log, contents, sent };
}

beforeEach(resetElectron);

describe("connectWindow", () => {
  it("has one channel for every call of the contract and no other", () => {
    connected();
    expect([...ipcMain.handlers.keys()].toSorted()).toEqual(Object.keys(contract).map(callChannel).toSorted());
    expect([...methodNames].toSorted()).toEqual(Object.keys(contract).toSorted());
  });

  it("hands the raw argument to the till", async () => {
    const { calls } = connected();
    const answer = await ipcMain.invoke(7, frame, callChannel("sales.story"), [{ saleId: "S1", extra: 1 }]);
    expect(answer).toEqual({ ok: true, value: { method: "sales.story" } });
    expect(calls).toEqual([{ method: "sales.story", input: { saleId: "S1", extra: 1 } }]);
  });

  it.each([{ args: [] }, { args: [null, null] }, { args: [{}, "more"] }])(
    "takes exactly one argument: $args fits no schema",
    async ({ args }) => {
      const { calls } = connected();
      await ipcMain.invoke(7, frame, callChannel("app.status"), args);
      expect(calls).toEqual([{ method: "app.status", input: undefined }]);
    },
  );

  it("lets no stranger through, and says it in the log without what was asked", async () => {
    const { calls, log } = connected();
    const charge = callChannel("sales.charge");
    await expect(ipcMain.invoke(7, { ...frame, parent: frame }, charge, [{ code: "1234" }])).rejects.toThrow("refused");
    await expect(ipcMain.invoke(8, frame, charge, [{}])).rejects.toThrow("refused");
    await expect(ipcMain.invoke(7, null, charge, [{}])).rejects.toThrow("refused");
    expect(calls).toEqual([]);
    expect(log.lines).toEqual(
      Array.from({ length: 3 }, () => ({ level: "warn", event: "ipc.refused", fields: { method: "sales.charge" } })),
    );
  });

  it("sends events to the window while there is one", () => {
    const { emit, sent, contents } = connected();
    const event = { type: "sale-changed", sale: {}, late: false } as never;
    emit(event);
    contents.gone = true;
    emit(event);
    expect(sent).toEqual([{ channel: EVENT_CHANNEL, event }]);
  });
});
