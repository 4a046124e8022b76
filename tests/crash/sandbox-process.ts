import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { sandboxClient, type SandboxClient } from "../fakes/sandbox-client.ts";

/** The provider sandbox as a process of its own: it outlives every till. */
export interface SandboxProcess {
  readonly baseUrl: string;
  readonly client: SandboxClient;
  close(): Promise<void>;
}

const file = fileURLToPath(new URL("../../electron/payments/sandbox/main.ts", import.meta.url));
const addressSchema = z.object({ baseUrl: z.string(), controlUrl: z.string(), controlToken: z.string() });

/** Books in a file when one is named, else in memory. */
export async function startSandboxProcess(ledger: string | null): Promise<SandboxProcess> {
  const args = [
    "--disable-warning=ExperimentalWarning",
    file,
    "--customers-wait",
    ...(ledger === null ? [] : ["--ledger", ledger]),
  ];
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  const ended = new Promise<void>((resolve) => void child.once("close", () => resolve()));
  const line = await new Promise<string>((resolve, reject) => {
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (more: string) => {
      text += more;
      if (text.includes("\n")) resolve(text);
    });
    void ended.then(() => reject(new Error("the sandbox ended before it was ready")));
  });
  const address = addressSchema.parse(JSON.parse(line));
  return {
    baseUrl: address.baseUrl,
    client: sandboxClient(address),
    async close() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
