import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request, type IncomingHttpHeaders } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { startServer, type BrowserServer } from "../../../electron/hosts/browser/server.ts";
import type { TillApi } from "../../../electron/ipc/port.ts";
import { startHostProcess, type HostProcess } from "../../e2e/drivers/host-process.ts";

/** A folder of the test's own with pages in it, a secret beside them, and links that lead out. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "tilla-host-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, "pages/assets"), { recursive: true });
  writeFileSync(join(folder, "secret.txt"), "SECRET");
  writeFileSync(join(folder, "pages/index.html"), "<!doctype html><title>pages</title>");
  writeFileSync(join(folder, "pages/assets/index-Ab3_d-9Z.js"), "export {};");
  writeFileSync(join(folder, "pages/assets/reader-0123abcd.wasm"), Buffer.from([0, 97, 115, 109]));
  writeFileSync(join(folder, "pages/.env"), "SECRET");
  symlinkSync(join(folder, "secret.txt"), join(folder, "pages/link.txt"));
  symlinkSync(folder, join(folder, "pages/up"));
  return folder;
}

/** The server alone, in this process. A fault in it fails the test. */
export async function serve(folder: string, till?: TillApi): Promise<BrowserServer> {
  const faults: unknown[] = [];
  const server = await startServer({
    port: 0,
    pagesDir: join(folder, "pages"),
    onFault: (error) => faults.push(error),
  });
  if (!server.ok) throw new Error(server.error);
  if (till) server.value.connect(till);
  onTestFinished(async () => {
    await server.value.close();
    if (faults.length > 0) throw new Error(`the server had faults: ${faults.map(String).join(", ")}`);
  });
  return server.value;
}

/** The host as a process, on its own data and pages. Ended with the test. */
export function startHost(folder: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): HostProcess {
  const file = fileURLToPath(new URL("host.ts", import.meta.url));
  const all = ["--no-open", `--data=${join(folder, "data")}`, ...args];
  const host = startHostProcess(file, all, { TEST_PAGES: join(folder, "pages"), ...env });
  onTestFinished(async () => {
    host.signal("SIGKILL");
    await host.ended;
  });
  return host;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** One request, with the path exactly as given: `fetch` would tidy it up. */
export function ask(
  origin: string,
  path: string,
  headers: Record<string, string> = {},
  method = "GET",
): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers, agent: false }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text: string) => (body += text));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    sent.on("error", reject).end();
  });
}

/** Bytes to the port and whatever comes back until it is closed. */
export function askRaw(origin: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(bytes));
    socket.setEncoding("utf8").on("data", (text: string) => (answer += text));
    socket.on("error", () => undefined).on("close", () => resolve(answer));
  });
}

/** Uses a ticket; answers the origin and the cookie for the requests that follow. */
export async function enter(ticket: string): Promise<{ origin: string; cookie: string }> {
  const { origin, pathname } = new URL(ticket);
  const answer = await ask(origin, pathname);
  return { origin, cookie: answer.headers["set-cookie"]?.[0]?.split(";")[0] ?? "" };
}
