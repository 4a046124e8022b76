import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { saleSchema, type Sale } from "../../shared/domain/sale.ts";
import { startSandboxProcess, type SandboxProcess } from "../crash/sandbox-process.ts";
import { writeProvisioning } from "../crash/provisioning.ts";
import { connectTill, spawnTill, type Till } from "../crash/till.ts";

/** The built till and the provider sandbox, each a process of its own, as a cashier's screen is connected to them. */
export interface Workplace {
  readonly till: Till;
  readonly sandbox: SandboxProcess;
  /** A customer's code that was not shown before. */
  freshCode(): string;
  /** From the scan to the screen's event that says paid. */
  sell(): Promise<Sale>;
  /** What the till's process has printed. */
  output(): string;
  close(): Promise<void>;
}

export async function openWorkplace(host: string, env: NodeJS.ProcessEnv = {}): Promise<Workplace> {
  const folder = mkdtempSync(join(tmpdir(), "tilla-bench-"));
  const sandbox = await startSandboxProcess(null);
  const provisioning = join(folder, "provisioning.json");
  writeProvisioning(provisioning, sandbox.baseUrl);
  const process = spawnTill({ bundle: host, dataDir: join(folder, "data"), provisioning }, env);
  const till = await connectTill(process);
  let codes = 0;
  const freshCode = () => {
    codes += 1;
    return `770000${String(codes).padStart(14, "0")}`;
  };
  return {
    till,
    sandbox,
    freshCode,
    output: () => process.output(),
    async sell() {
      const input = { saleId: null, amount: 127_500, code: freshCode(), reference: "", note: "" };
      const charged = await till.call("sales.charge", input, saleSchema);
      if (!charged?.ok) throw new Error(`the charge was refused: ${JSON.stringify(charged)}`);
      const { id } = charged.value;
      const paid = await till.until(`sale ${id} paid`, () => {
        const sale = till.sales.get(id);
        return sale?.attempts.at(-1)?.state === "paid" ? sale : null;
      });
      if (paid === null) throw new Error("the till is gone");
      return paid;
    },
    async close() {
      await till.end("SIGTERM");
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
