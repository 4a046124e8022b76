import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chanceFrom, type Chance } from "./chance.ts";
import { createMemory, type Memory } from "./memory.ts";
import { startSandboxProcess, type SandboxProcess } from "./sandbox-process.ts";
import { writeProvisioning, type Trade } from "./provisioning.ts";
import type { TillPlace } from "./till.ts";

/** One till's data folder with the provider it talks to and the cashier who works there. */
export interface Shop {
  readonly chance: Chance;
  readonly trade: Trade;
  readonly memory: Memory;
  readonly sandbox: SandboxProcess;
  readonly place: TillPlace;
  /** How long this till took for its last start, in milliseconds: kills during a start are spread over it. */
  startMs: number;
  /** A customer's code that nobody has shown yet; declined by the provider now and then. */
  freshCode(declined?: boolean): string;
  /** Ends the provider; the data goes unless it shall be looked into. */
  close(keepData: boolean): Promise<void>;
}

export async function openShop(bundle: string, seed: number, trade: Trade = "codes"): Promise<Shop> {
  const folder = mkdtempSync(join(tmpdir(), "tilla-crash-"));
  const dataDir = join(folder, "data");
  mkdirSync(dataDir);
  const provisioning = join(folder, "provisioning.json");
  const sandbox = await startSandboxProcess(join(folder, "ledger.sqlite"));
  writeProvisioning(provisioning, sandbox.baseUrl, trade);
  const chance = chanceFrom(seed);
  let codes = 0;
  return {
    chance,
    trade,
    memory: createMemory(),
    sandbox,
    place: { bundle, dataDir, provisioning },
    startMs: 400,
    freshCode(declined = chance.sometimes(0.06)) {
      codes += 1;
      return `7700${declined ? "01" : "00"}${String(codes).padStart(14, "0")}`;
    },
    async close(keepData) {
      await sandbox.close();
      if (!keepData) rmSync(folder, { recursive: true, force: true });
    },
  };
}
