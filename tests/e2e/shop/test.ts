import { rmSync, writeFileSync } from "node:fs";
import { startSandboxProcess } from "../../crash/sandbox-process.ts";
import { startTcpPrinter, type TcpPrinter } from "../../fakes/printer/tcp-printer.ts";
import { test as base, type RunningTill } from "../fixture.ts";
import { createCashier, type Cashier } from "./cashier.ts";
import type { Provider } from "./codes.ts";
import { openLine, type Line } from "./line.ts";
import { terminalDocument, type Terminal } from "./terminal.ts";

export { expect, hosts, onBothHosts } from "../fixture.ts";

/** A shop: a till that was set up, the provider behind it, and somebody at work. */
export interface Shop {
  /** Sets the terminal up and starts it. */
  open(terminal?: Terminal): Promise<Cashier>;
  /** Starts the till again on the same data. */
  reopen(): Promise<Cashier>;
  /** The till that was started last. */
  till(): RunningTill;
}

/** The provider is shared by a worker's tests, one after another: each finds its books empty. */
export const test = base.extend<
  { shop: Shop; provider: Provider; line: Line; printer: TcpPrinter },
  { sandboxProcess: Provider }
>({
  sandboxProcess: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's shape
    async ({}, provide) => {
      const sandbox = await startSandboxProcess(null);
      await provide({ ...sandbox.client, baseUrl: sandbox.baseUrl });
      await sandbox.close();
    },
    { scope: "worker" },
  ],
  provider: async ({ sandboxProcess }, provide) => {
    await sandboxProcess.reset();
    await provide(sandboxProcess);
  },
  line: async ({ provider }, provide) => {
    const line = await openLine(provider.baseUrl);
    await provide(line);
    await line.close();
  },
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's shape
  printer: async ({}, provide) => {
    const printer = await startTcpPrinter();
    await provide(printer);
    await printer.close();
  },
  shop: async ({ launch, dataDir, provider }, provide) => {
    const file = `${dataDir}.json`;
    let till: RunningTill | null = null;
    let locale: Terminal["locale"] = "en";
    const started = async (args: readonly string[] = []): Promise<Cashier> => {
      till = await launch(args);
      return createCashier(till.page, locale ?? "en");
    };
    await provide({
      async open(terminal = {}) {
        locale = terminal.locale ?? "en";
        writeFileSync(file, terminalDocument(terminal, provider.baseUrl));
        return started([`--provision=${file}`]);
      },
      reopen: () => started(),
      till() {
        if (!till) throw new Error("the shop is not open yet");
        return till;
      },
    });
    rmSync(file, { force: true });
  },
});
