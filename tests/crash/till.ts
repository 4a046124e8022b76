import { join } from "node:path";
import type { z } from "zod";
import type { Sale } from "../../shared/domain/sale.ts";
import type { Method } from "../../shared/ipc/contract.ts";
import type { JournalHealth } from "../../shared/ipc/status.ts";
import { startHostProcess, type HostProcess } from "../e2e/drivers/host-process.ts";
import { connectBridge, type Answer, type BridgeClient } from "./bridge-client.ts";

/** Far longer than anything here takes: a wait that ends by this has found a fault. */
const PATIENCE_MS = 30_000;

/** A till that runs, and what its screen would know of it. */
export interface Till {
  call<T>(method: Method, input: unknown, output: z.ZodType<T>): Promise<Answer<T>>;
  /** Sales as they were last told by an event. */
  readonly sales: ReadonlyMap<string, Sale>;
  health(): JournalHealth | null;
  /** Throws when the process ended and nobody had asked it to. */
  expectAlive(): void;
  /** Waits for an event after which `seen` answers something; null when the till ends first. */
  until<T>(what: string, seen: () => T | null): Promise<T | null>;
  /** Ends the process and waits until it is gone. */
  end(how: "SIGKILL" | "SIGTERM"): Promise<void>;
}

/** What a till process is started with. */
export interface TillPlace {
  /** The folder of the built host. */
  readonly bundle: string;
  readonly dataDir: string;
  readonly provisioning: string;
}

export function spawnTill({ bundle, dataDir, provisioning }: TillPlace, env: NodeJS.ProcessEnv = {}): HostProcess {
  const args = ["--no-open", `--data=${dataDir}`, `--provision=${provisioning}`];
  return startHostProcess(join(bundle, "browser", "main.js"), args, env);
}

/** Waits until the host is ready and opens its bridge. Rejects when it ends before. `told` sees every sale event. */
export async function connectTill(host: HostProcess, told: (sale: Sale) => void = () => undefined): Promise<Till> {
  const sales = new Map<string, Sale>();
  const watchers = new Set<() => void>();
  let health: JournalHealth | null = null;
  let isOver = false;
  const bridge: BridgeClient = await connectBridge(await host.ready, (event) => {
    if (event.type === "sale-changed") {
      sales.set(event.sale.id, event.sale);
      told(event.sale);
    } else {
      health = event.status.journal;
    }
    for (const look of watchers) look();
  });

  void bridge.ended.then(() => (isOver = true));

  return {
    sales,
    health: () => health,
    expectAlive() {
      if (isOver) throw new Error(`the till ended by itself:\n${host.output()}`);
    },
    call: (method, input, output) => bridge.call(method, input, output),
    until(what, seen) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          watchers.delete(look);
          reject(new Error(`waited in vain for: ${what}\n${host.output()}`));
        }, PATIENCE_MS);
        function settle(value: Parameters<typeof resolve>[0]): void {
          clearTimeout(timer);
          watchers.delete(look);
          resolve(value);
        }
        function look(): void {
          const value = seen();
          if (value !== null) settle(value);
        }
        watchers.add(look);
        void bridge.ended.then(() => settle(null));
        look();
      });
    },
    async end(how) {
      host.signal(how);
      await host.ended;
      bridge.close();
      await bridge.ended;
    },
  };
}
