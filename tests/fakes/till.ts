import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTill } from "../../electron/app.ts";
import { createMemorySecrets } from "../../electron/hosts/browser/memory-secrets.ts";
import { createSettingsFile } from "../../electron/hosts/browser/settings-file.ts";
import type { TillApi, TillOptions } from "../../electron/ipc/port.ts";
import { systemClock } from "../../electron/runtime/clock.ts";
import { systemIds } from "../../electron/runtime/ids.ts";
import type { Sale } from "../../shared/domain/sale.ts";
import type { PosError } from "../../shared/errors/pos-error.ts";
import { contract, type Input, type Method, type Output, type PosEvent } from "../../shared/ipc/contract.ts";
import type { SampleCode } from "../../shared/ipc/status.ts";
import type { Result } from "../../shared/result.ts";

/** The whole main process without a host, on a data folder of its own. */
export interface RunningTill {
  readonly dataDir: string;
  readonly events: readonly PosEvent[];
  readonly logged: readonly string[];
  call<M extends Method>(method: M, input: Input<M>): Promise<Result<Output<M>, PosError>>;
  /** The value of a call that must be answered ok. */
  value<M extends Method>(method: M, input: Input<M>): Promise<Output<M>>;
  /** A fresh training code that has this outcome. */
  sampleCode(outcome: SampleCode["outcome"]): Promise<string>;
  /** A call with anything at all as its input. */
  raw: TillApi["call"];
  /** What the customer's side is told by the till that is open now. */
  display(): TillApi["display"];
  /** The sale once it satisfies the condition. */
  until(saleId: string, condition: (sale: Sale) => boolean): Promise<Sale>;
  /** Waits for any event that satisfies the condition. */
  heard(condition: (event: PosEvent) => boolean): Promise<void>;
  /** Closes the till and opens it again on the same folder. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** Opens the till again that was stopped. */
  reopen(): Promise<void>;
  close(): Promise<void>;
}

// The background check runs from the built bundle in a host; here the source does, as Node strips its types.
const verifyWorker = new URL("../../electron/journal/verify-worker.ts", import.meta.url);

export async function startTill(
  dataDir = mkdtempSync(join(tmpdir(), "tilla-app-")),
  machine: Pick<TillOptions, "updates" | "kiosk"> = {},
): Promise<RunningTill> {
  const events: PosEvent[] = [];
  const logged: string[] = [];
  const watchers = new Set<(event: PosEvent) => void>();
  const line = (event: string, ...rest: unknown[]) => void logged.push(`${event} ${JSON.stringify(rest)}`);
  const log = { info: line, warn: line, error: (...said: [string, ...unknown[]]) => (line(...said), "log-id") };
  const secrets = createMemorySecrets(() => {});

  async function open(): Promise<TillApi> {
    const settingsFile = createSettingsFile(dataDir, systemClock);
    const options = {
      dataDir,
      host: "browser",
      version: "0.0.0-test",
      settingsFile,
      secrets,
      log,
      verifyWorker,
      ...machine,
      // Guesses that a test makes are to cost little.
      pinCost: { N: 2, r: 1, p: 1 },
    } as const;
    const made = await createTill({ ...options, clock: systemClock, ids: systemIds() });
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    made.value.subscribe((event) => {
      events.push(event);
      for (const watch of watchers) watch(event);
    });
    return made.value;
  }

  let till = await open();
  async function call<M extends Method>(method: M, input: Input<M>): Promise<Result<Output<M>, PosError>> {
    const answer = await till.call(method, input);
    // What leaves the main process fits the contract, or the test fails here.
    return answer.ok ? { ok: true, value: contract[method].output.parse(answer.value) as Output<M> } : answer;
  }

  const heard = (condition: (event: PosEvent) => boolean) =>
    new Promise<void>((resolve) => {
      const watch = (event: PosEvent) => {
        if (!condition(event)) return;
        watchers.delete(watch);
        resolve();
      };
      watchers.add(watch);
    });

  async function value<M extends Method>(method: M, input: Input<M>): Promise<Output<M>> {
    const answer = await call(method, input);
    if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer.error)}`);
    return answer.value;
  }

  return {
    dataDir,
    events,
    logged,
    call,
    value,
    async sampleCode(outcome) {
      const samples = await value("app.sampleCodes", null);
      const found = samples.find((sample) => sample.outcome === outcome);
      if (!found || !("code" in found)) throw new Error(`training has no code for ${outcome}`);
      return found.code;
    },
    raw: (method, input) => till.call(method, input),
    display: () => till.display,
    heard,
    async until(saleId, condition) {
      const change = new Promise<Sale>((resolve) => {
        void heard((event) => {
          if (event.type !== "sale-changed" || event.sale.id !== saleId || !condition(event.sale)) return false;
          resolve(event.sale);
          return true;
        });
      });
      const now = await call("sales.story", { saleId });
      return now.ok && condition(now.value.sale) ? now.value.sale : change;
    },
    async restart() {
      await till.idle();
      await till.close();
      till = await open();
    },
    stop: () => till.close(),
    async reopen() {
      till = await open();
    },
    async close() {
      await till.idle();
      await till.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
