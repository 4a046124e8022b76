import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import { handleFaults } from "../../../../../electron/hosts/electron/faults.ts";
import { reloadAfterCrash } from "../../../../../electron/hosts/electron/recovery.ts";
import { handClock, keptLog } from "../../../../fakes/electron/parts.ts";

function page() {
  const clock = handClock();
  const state = { reloads: 0, destroyed: false };
  const contents = Object.assign(new EventEmitter(), {
    reload: () => void (state.reloads += 1),
    isDestroyed: () => state.destroyed,
  });
  reloadAfterCrash(contents, clock, keptLog());
  return { clock, state, crash: (reason = "crashed") => void contents.emit("render-process-gone", {}, { reason }) };
}

describe("a page that crashed", () => {
  it.each(["crashed", "oom", "killed", "abnormal-exit", "integrity-failure"])("is loaded again after %s", (reason) => {
    const { crash, state } = page();
    crash(reason);
    expect(state.reloads).toBe(1);
  });

  it("is left alone when its end was wanted", () => {
    const { crash, state } = page();
    crash("clean-exit");
    state.destroyed = true;
    crash();
    expect(state.reloads).toBe(0);
  });

  it("is not loaded for ever, but again after a quiet minute", () => {
    const { crash, state, clock } = page();
    for (let n = 0; n < 10; n += 1) crash();
    expect(state.reloads).toBe(3);
    clock.advance(60_001);
    crash();
    expect(state.reloads).toBe(4);
  });
});

describe("faults of our own", () => {
  function faulty(upMs: number) {
    const source = new EventEmitter();
    const done: string[] = [];
    const log = keptLog();
    handleFaults(source, {
      log,
      upMs: () => upMs,
      relaunch: () => done.push("relaunch"),
      quit: () => done.push("quit"),
    });
    return { source, done, log };
  }

  it("a rejection nobody awaited is written down, and work goes on", () => {
    const { source, done, log } = faulty(90_000);
    source.emit("unhandledRejection", new Error("x"));
    expect(done).toEqual([]);
    expect(log.lines.map(({ event }) => event)).toEqual(["process.unhandled-rejection"]);
  });

  it("an exception nobody caught ends the program in good order and starts it again", () => {
    const { source, done } = faulty(90_000);
    source.emit("uncaughtException", new Error("x"));
    expect(done).toEqual(["relaunch", "quit"]);
  });

  it("but does not go round in circles", () => {
    const { source, done } = faulty(5_000);
    source.emit("uncaughtException", new Error("x"));
    expect(done).toEqual(["quit"]);
  });
});
