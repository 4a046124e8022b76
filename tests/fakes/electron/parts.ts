import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { PosEvent } from "../../../shared/ipc/contract.ts";
import { ok } from "../../../shared/result.ts";
import type { TillApi } from "../../../electron/ipc/port.ts";
import type { LogFields, Logger } from "../../../electron/logging/port.ts";
import { quietDisplay } from "../quiet-display.ts";
import type { Clock } from "../../../electron/runtime/clock.ts";

/** An empty folder that is gone after the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "tilla-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A log that keeps its lines. */
export function keptLog(): Logger & { readonly lines: { level: string; event: string; fields: LogFields }[] } {
  const lines: { level: string; event: string; fields: LogFields }[] = [];
  const note = (level: string, event: string, fields: LogFields = {}) => void lines.push({ level, event, fields });
  return {
    lines,
    info: (event, fields) => note("info", event, fields),
    warn: (event, fields) => note("warn", event, fields),
    error(event, _error, fields) {
      note("error", event, fields);
      return `log-${lines.length}`;
    },
  };
}

/** A clock that moves when it is told to. */
export function handClock(start = Date.UTC(2026, 10, 21, 10)): Clock & { advance(ms: number): void } {
  let now = start;
  const timers = new Set<{ readonly at: number; readonly fn: () => void }>();
  return {
    now: () => now,
    monotonic: () => now - start,
    after(ms, fn) {
      const timer = { at: now + ms, fn };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance(ms) {
      now += ms;
      for (const timer of timers) {
        if (timer.at > now) continue;
        timers.delete(timer);
        timer.fn();
      }
    },
  };
}

/** A till that answers every call with what it was asked, and whose charge lasts as long as a test wants. */
export function fakeTill() {
  const calls: { method: string; input: unknown }[] = [];
  const listeners = new Set<(event: PosEvent) => void>();
  let charge: { over: Promise<void>; end(): void } | null = null;
  const state = { closed: 0, closeFails: false };
  const till: TillApi = {
    call(method, input) {
      calls.push({ method, input });
      return Promise.resolve(ok({ method }));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    display: quietDisplay,
    busy: () => charge !== null,
    idle: () => charge?.over ?? Promise.resolve(),
    close() {
      state.closed += 1;
      return state.closeFails ? Promise.reject(new Error("disk full")) : Promise.resolve();
    },
  };
  return {
    till,
    calls,
    state,
    emit(event: PosEvent) {
      for (const listener of listeners) listener(event);
    },
    startCharge() {
      let end = (): void => undefined;
      const over = new Promise<void>((resolve) => {
        end = resolve;
      });
      charge = { over, end };
    },
    endCharge() {
      const ended = charge;
      charge = null;
      ended?.end();
    },
  };
}

/** Lets everything that is ready to run, run. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
