import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startSandbox, type Sandbox } from "../../../electron/payments/sandbox/server.ts";
import { secretNameSchema } from "../../../shared/domain/settings.ts";
import { contract } from "../../../shared/ipc/contract.ts";
import { methodNames } from "../../../shared/ipc/method-names.ts";
import { startTill, type RunningTill } from "../../fakes/till.ts";

const PIN = "748159263041";
const CODE = "77000031415926535897";
const PHONE = "22507080910";

let till: RunningTill;
let sandbox: Sandbox;
let dataDir: string;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "tilla-canary-"));
  sandbox = await startSandbox({ ledgerFile: null });
  till = await startTill(dataDir);
});
afterEach(async () => {
  await till.close();
  await sandbox.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const canary = (name: string) => (name === "manager.pin" ? PIN : `canary-${name}-4f1d8c`);

/** Every byte below the data folder but the secrets' own place, which a browser host does not have. */
function everythingOnDisk(dir: string): string {
  return readdirSync(dir, { recursive: true, encoding: "utf8" })
    .map((name) => join(dir, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file, "latin1"))
    .join("\n");
}

it("no secret, no customer's code and no phone comes out of anything the till says or keeps", async () => {
  const answers: unknown[] = [];
  const ask = async (method: string, input: unknown) => {
    const answer = await till.raw(method, input);
    answers.push(answer);
    return answer;
  };
  const { baseUrl } = sandbox;
  const patch = {
    anor: { enabled: true, baseUrl },
    freedom: { enabled: true, baseUrl, merchantId: "550011" },
    appotapay: { enabled: true, baseUrl, partnerCode: "TRAINING", terminalId: "TID-TRAINING" },
    wallet: { enabled: true, baseUrl, clientId: "TRAINING", account: "till", system: "mtn-ci.xof" },
  };
  await ask("settings.change", { patch, who: "Dilnoza" });
  await ask("unit.choose", { unit: "sum", who: "Dilnoza" });
  await ask("app.switchMode", { mode: "live", who: "Dilnoza" });
  // The PIN last: once it is there, the others ask for it.
  const others = secretNameSchema.options.filter((name) => name !== "manager.pin");
  const names = [...others, "manager.pin"] as const;
  for (const name of names) await ask("settings.setSecret", { name, value: canary(name) });
  expect((await till.value("app.status", null)).secrets.set.toSorted()).toEqual(secretNameSchema.options.toSorted());

  for (const provider of ["anor", "freedom", "appotapay", "wallet"] as const) {
    await ask("providers.test", { provider });
    await ask("providers.fields", { provider });
    const input = { saleId: null, amount: 1_000, code: CODE, provider, reference: "r", note: "n" };
    const charged = await ask("sales.charge", { ...input, fields: { sender: PHONE } });
    if (!charged.ok) continue;
    const { id: saleId } = contract["sales.charge"].output.parse(charged.value);
    await till.until(saleId, (sale) => !["recorded", "sent"].includes(sale.attempts.at(-1)?.state ?? ""));
    await ask("sales.story", { saleId });
  }
  await ask("settings.setSecret", { name: "wallet.salt", value: "canary-second-9ab2", currentPin: "1111" });
  await ask("settings.setSecret", { name: "manager.pin", value: "2222", currentPin: "3333" });
  await ask("provision.apply", { document: `{"version":1,"secrets":{"wallet.salt":"canary-third-77e1"}}`, who: "x" });
  for (const method of methodNames) await ask(method, null);
  await till.restart();
  for (const method of methodNames) await ask(method, null);

  const said = JSON.stringify({ answers, events: till.events, logged: till.logged }) + everythingOnDisk(dataDir);
  expect(said.length).toBeGreaterThan(50_000);
  const secrets = [...secretNameSchema.options.map(canary), "canary-second", "canary-third", "scrypt$", CODE, PHONE];
  expect(secrets.filter((secret) => said.includes(secret))).toEqual([]);
});
