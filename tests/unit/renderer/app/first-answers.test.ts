import { expect, test, vi } from "vitest";
import { config } from "zod";
import "../../../../renderer/app/zod-without-eval.ts";
import { beginWith } from "../../../../renderer/app/first-answers.ts";
import type { PosApi, PosEvent } from "../../../../shared/ipc/contract.ts";
import { ok } from "../../../../shared/result.ts";
import { fakeTill, liveStatus } from "../../../fakes/pos-api.ts";

const older = {
  "app.status": { input: null, result: ok({ ...liveStatus(), version: "older" }) },
  "sales.ofDay": { input: { day: null }, result: ok([]) },
};

/** A bridge that opens when the test says so. */
function laterBridge() {
  const pos = fakeTill();
  const opened = Promise.withResolvers<PosApi>();
  const connect = vi.fn<() => Promise<PosApi>>(() => opened.promise);
  return { pos, connect, open: () => opened.resolve(pos.api), fail: () => opened.reject(new Error("gone")) };
}

test("a first answer is there without any connection, once; the second is the bridge's", async () => {
  const { connect, open } = laterBridge();
  const { api } = beginWith(older, connect);
  expect(await api.call("app.status", null)).toMatchObject({ value: { version: "older" } });
  expect(connect).not.toHaveBeenCalled();
  const again = api.call("app.status", null);
  expect(connect).toHaveBeenCalledOnce();
  open();
  expect(await again).not.toMatchObject({ value: { version: "older" } });
});

test("an answer to another question is none", async () => {
  const { connect, open } = laterBridge();
  const { api } = beginWith(older, connect);
  const yesterday = api.call("sales.ofDay", { day: "2026-11-20" });
  expect(connect).toHaveBeenCalledOnce();
  open();
  await yesterday;
});

test("other calls wait for the bridge, and events are heard by who subscribed before it stood", async () => {
  const { pos, connect, open } = laterBridge();
  const { api } = beginWith(older, connect);
  const seen: PosEvent["type"][] = [];
  const stop = api.subscribe((event) => void seen.push(event.type));
  const waiting = api.call("sales.waiting", null);
  open();
  expect(await waiting).toMatchObject({ ok: true });
  pos.emit({ type: "status-changed", status: liveStatus() });
  stop();
  pos.emit({ type: "status-changed", status: liveStatus() });
  expect(seen).toEqual(["status-changed"]);
});

test("once painted it connects without being asked anything, and once only", async () => {
  const { connect, open } = laterBridge();
  const { api, connect: painted } = beginWith(older, connect);
  painted();
  const waiting = api.call("sales.waiting", null);
  painted();
  open();
  await waiting;
  expect(connect).toHaveBeenCalledOnce();
});

test("a bridge that cannot be loaded is an error of the call, and the next call tries again", async () => {
  const { connect, fail } = laterBridge();
  const { api } = beginWith({}, connect);
  const call = api.call("app.status", null);
  fail();
  expect(await call).toEqual({ ok: false, error: { kind: "internal", id: "bridge-load" } });
  await api.call("app.status", null);
  expect(connect).toHaveBeenCalledTimes(2);
});

test("zod, loaded later, finds that it may not compile", () => {
  expect(config().jitless).toBe(true);
});
