import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const entry = fileURLToPath(new URL("../../../../../electron/payments/sandbox/main.ts", import.meta.url));

it("runs by itself, says where it listens, and ends when asked to", async () => {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", entry, "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const { baseUrl, controlUrl, controlToken } = JSON.parse(line.toString()) as Record<string, string>;
  expect(baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
  const ledger = await fetch(`${controlUrl}/ledger`, { headers: { "x-sandbox-token": controlToken ?? "" } });
  expect(await ledger.json()).toEqual({ presented: [], charges: [], receipts: [], orders: [], refunds: [] });
  child.kill("SIGTERM");
  const [exitCode] = (await once(child, "exit")) as [number | null];
  expect(exitCode).toBe(0);
});
