import { parseArgs } from "node:util";
import { startSandbox } from "./server.ts";

const { values } = parseArgs({
  options: { port: { type: "string", default: "0" }, ledger: { type: "string" }, token: { type: "string" } },
});

const sandbox = await startSandbox({
  ledgerFile: values.ledger ?? null,
  port: Number(values.port),
  ...(values.token === undefined ? {} : { controlToken: values.token }),
});
const { baseUrl, controlUrl, controlToken } = sandbox;
process.stdout.write(`${JSON.stringify({ baseUrl, controlUrl, controlToken })}\n`);

process.once("SIGTERM", () => {
  void sandbox.close();
});
