import { parseArgs } from "node:util";
import { startSandbox } from "./server.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    ledger: { type: "string" },
    token: { type: "string" },
    /** Customers of orders do nothing by themselves: only a control call decides. */
    "customers-wait": { type: "boolean", default: false },
  },
});

const sandbox = await startSandbox({
  ledgerFile: values.ledger ?? null,
  port: Number(values.port),
  ...(values["customers-wait"] ? { customerMs: null } : {}),
  ...(values.token === undefined ? {} : { controlToken: values.token }),
});
const { baseUrl, controlUrl, controlToken } = sandbox;
process.stdout.write(`${JSON.stringify({ baseUrl, controlUrl, controlToken })}\n`);

process.once("SIGTERM", () => {
  void sandbox.close();
});
