import { describe, expect, it } from "vitest";
import { provision, type Provisioned } from "../../../../electron/provisioning/provision.ts";
import { createPeople } from "../../../../electron/people/people.ts";
import { createPinThrottle } from "../../../../electron/people/pin-throttle.ts";
import { createSettingsService } from "../../../../electron/settings/service.ts";
import { DEFAULT_SETTINGS } from "../../../../shared/domain/settings.ts";
import type { PosError } from "../../../../shared/errors/pos-error.ts";
import type { Result } from "../../../../shared/result.ts";
import { fakeGuard } from "../people/stand.ts";
import { CHEAP, fakeClock, fakeFile, fakeSecrets, silentLog, systemError } from "../settings/fakes.ts";

const NOW = Date.parse("2026-11-21T10:00:00Z");

function terminal() {
  const { file, state } = fakeFile();
  const { secrets, state: kept } = fakeSecrets();
  const settings = createSettingsService({ file, log: silentLog });
  const { clock } = fakeClock();
  let ids = 0;
  const people = createPeople({
    secrets,
    kept: { ok: true, value: [] },
    throttle: createPinThrottle(fakeGuard().file, clock),
    clock,
    ids: { next: () => `P${(ids += 1)}`, random: () => 0.5 },
    note: () => undefined,
    changed: () => undefined,
    cost: CHEAP,
  });
  const apply = (document: unknown): Promise<Result<Provisioned, PosError>> =>
    provision({
      document: typeof document === "string" ? document : JSON.stringify(document),
      settings,
      people,
      secrets,
      who: "Ann",
      now: NOW,
    });
  return { settings, people, secrets, apply, file: state, kept };
}

async function problemsOf(document: unknown) {
  const { apply, settings, file, people } = terminal();
  const done = await apply(document);
  if (!done.ok || done.value.outcome !== "refused") throw new Error("it was applied");
  expect(settings.current()).toBe(DEFAULT_SETTINGS);
  expect(file.writes).toBe(0);
  expect(people.list()).toEqual([]);
  return done.value.problems;
}

const applied = (...changed: string[]) => ({ ok: true, value: { outcome: "applied", changed } });
const unit = (value: string, confirmed?: object) => ({
  version: 1,
  providers: { anor: { unit: { value, confirmed } } },
});

describe("a document", () => {
  it("is applied, and the second time changes nothing", async () => {
    const { apply, settings, people } = terminal();
    const document = {
      version: 1,
      terminal: { name: "Till 3" },
      locale: "ru",
      mode: "live",
      limits: { maxAmount: 1_000 },
      timeouts: { holdSeconds: 0 },
      providers: { anor: { baseUrl: "http://10.0.0.7:8080", unit: { value: "sum" } } },
      secrets: { "manager.pin": "480915" },
    };
    const first = await apply(document);
    expect(first).toMatchObject({ ok: true, value: { outcome: "applied" } });
    expect(first.ok && first.value.outcome === "applied" && first.value.changed.toSorted()).toEqual([
      "limits.maxAmount",
      "locale",
      "mode",
      "providers.anor.baseUrl",
      "providers.anor.unit.at",
      "providers.anor.unit.state",
      "providers.anor.unit.unit",
      "providers.anor.unit.who",
      "secrets.manager.pin",
      "terminal.name",
      "timeouts.holdSeconds",
    ]);
    expect(settings.current()).toMatchObject({
      mode: "live",
      locale: "ru",
      terminal: { name: "Till 3", cashier: "Cashier 1" },
    });
    expect(await people.identify({ pin: "480915" }, "manager")).toMatchObject({ ok: true });
    expect(await apply(document)).toEqual(applied());
  });

  it("that says what the till is has set it up: no guide is offered; one about its scanner alone has not", async () => {
    const { apply, settings } = terminal();
    await apply({ version: 1, scanner: { prefix: "<F18>" } });
    expect(settings.current().setup).toEqual(DEFAULT_SETTINGS.setup);
    await apply({ version: 1, terminal: { name: "Till 3" } });
    expect(settings.current().setup).toEqual({ step: "done", offered: false });
  });

  it("tells how the scanner is, and names keys that none sends", async () => {
    const { apply, settings } = terminal();
    const scanner = { prefix: "<F18>", ending: "keys", suffix: "<F19>", layout: { KeyY: "z" }, cameraName: "Front" };
    expect(await apply({ version: 1, scanner })).toEqual(
      applied("scanner.prefix", "scanner.ending", "scanner.suffix", "scanner.layout.KeyY", "scanner.cameraName"),
    );
    expect(settings.current().scanner).toEqual({ ...DEFAULT_SETTINGS.scanner, ...scanner });
    expect(await apply({ version: 1, scanner })).toEqual(applied());
    const problems = await problemsOf({ version: 1, scanner: { prefix: "ё", ending: "bell", speed: 3 } });
    expect(problems.map(({ path }) => path).toSorted()).toEqual(["scanner.ending", "scanner.prefix", "scanner.speed"]);
  });

  it("with nothing but its version changes nothing", async () => {
    const { apply, file } = terminal();
    expect(await apply({ version: 1 })).toEqual(applied());
    expect(file.writes).toBe(0);
  });

  it("may begin with a byte-order mark", async () => {
    expect(await terminal().apply('\ufeff{"version":1,"locale":"vi"}')).toEqual(applied("locale"));
  });

  it("is applied whole or not at all when the disk or the store of secrets refuses", async () => {
    const broken = terminal();
    broken.file.broken = systemError("ENOSPC");
    const document = { version: 1, locale: "ru", secrets: { "manager.pin": "480915" } };
    expect(await broken.apply(document)).toMatchObject({ ok: false, error: { kind: "storage", reason: "disk-full" } });
    expect(broken.people.list()).toEqual([]);
    const shut = terminal();
    shut.kept.unavailable = true;
    expect(await shut.apply(document)).toMatchObject({ ok: false, error: { kind: "secret-unavailable" } });
    expect(shut.settings.current()).toEqual(DEFAULT_SETTINGS);
  });

  it("removes the PIN with null", async () => {
    const { apply, people } = terminal();
    await people.add({ name: "Aziza", role: "manager" }, "480915");
    expect(await apply({ version: 1, secrets: { "manager.pin": null } })).toEqual(applied("secrets.manager.pin"));
    expect(people.list()).toEqual([]);
  });
});

describe("every provider", () => {
  const document = {
    version: 1,
    selectedProvider: "freedom",
    providers: {
      freedom: { enabled: true, baseUrl: "https://api.freedompay.kz", merchantId: "550011", currency: "KZT" },
      appotapay: { partnerCode: " SHOP01 ", terminalId: "TID-1", flow: "device" },
      wallet: { enabled: true, baseUrl: "https://acquiring_api.dpay.ua", clientId: "1042", system: "visamaster.uah" },
    },
    secrets: { "freedom.secretKey": "fp-canary", "wallet.salt": "dp-canary" },
  };

  it("takes its fields and secrets, and the second time changes nothing", async () => {
    const { apply, settings, kept } = terminal();
    const first = await apply(document);
    expect(first.ok && first.value.outcome === "applied" && first.value.changed.toSorted()).toEqual([
      "providers.appotapay.flow",
      "providers.appotapay.partnerCode",
      "providers.appotapay.terminalId",
      "providers.freedom.baseUrl",
      "providers.freedom.currency",
      "providers.freedom.enabled",
      "providers.freedom.merchantId",
      "providers.wallet.baseUrl",
      "providers.wallet.clientId",
      "providers.wallet.enabled",
      "providers.wallet.system",
      "secrets.freedom.secretKey",
      "secrets.wallet.salt",
      "selectedProvider",
    ]);
    expect(settings.current()).toMatchObject({
      selectedProvider: "freedom",
      providers: {
        freedom: { currency: "KZT", flow: "merchant-qr" },
        appotapay: { enabled: false, partnerCode: "SHOP01", flow: "device" },
      },
    });
    expect(Object.fromEntries(kept.held)).toEqual({ "freedom.secretKey": "fp-canary", "wallet.salt": "dp-canary" });
    expect(await apply(document)).toEqual(applied());
  });

  it("removes a secret with null, leaves alone what is not named, and replaces another value", async () => {
    const { apply, kept } = terminal();
    await apply(document);
    const next = { version: 1, secrets: { "freedom.secretKey": null, "appotapay.apiKey": null, "wallet.salt": "new" } };
    expect(await apply(next)).toEqual(applied("secrets.freedom.secretKey", "secrets.wallet.salt"));
    expect(Object.fromEntries(kept.held)).toEqual({ "wallet.salt": "new" });
  });

  it("gets none of it when one secret cannot be written", async () => {
    const { apply, settings, secrets, kept } = terminal();
    await apply({ version: 1, secrets: { "freedom.secretKey": "old" } });
    const set = secrets.set.bind(secrets);
    secrets.set = (name, value) =>
      name === "wallet.salt"
        ? Promise.resolve({ ok: false, error: { kind: "secret-unavailable", detail: "locked" } })
        : set(name, value);
    expect(await apply({ ...document, locale: "ru" })).toMatchObject({
      ok: false,
      error: { kind: "secret-unavailable" },
    });
    expect(settings.current()).toEqual(DEFAULT_SETTINGS);
    expect(Object.fromEntries(kept.held)).toEqual({ "freedom.secretKey": "old" });
  });

  it("gets none of it when the PIN cannot be written", async () => {
    const { apply, settings, secrets, kept } = terminal();
    const set = secrets.set.bind(secrets);
    secrets.set = (name, value) =>
      name === "people"
        ? Promise.resolve({ ok: false, error: { kind: "secret-unavailable", detail: "locked" } })
        : set(name, value);
    const withPin = { ...document, secrets: { ...document.secrets, "manager.pin": "480915" } };
    expect(await apply(withPin)).toMatchObject({ ok: false, error: { kind: "secret-unavailable" } });
    expect(settings.current()).toEqual(DEFAULT_SETTINGS);
    expect(kept.held.size).toBe(0);
  });

  it("fills a store again whose secret can no longer be read", async () => {
    const { apply, secrets, kept } = terminal();
    await apply(document);
    secrets.get = () => Promise.resolve({ ok: false, error: { kind: "secret-unavailable", detail: "another key" } });
    expect(await apply(document)).toEqual(applied("secrets.freedom.secretKey", "secrets.wallet.salt"));
    expect(kept.held.get("wallet.salt")).toBe("dp-canary");
  });

  it("is refused field by field, without quoting a secret", async () => {
    const problems = await problemsOf({
      version: 1,
      selectedProvider: "paypal",
      providers: {
        freedom: {
          enabled: 1,
          baseUrl: "http://8.8.8.8",
          merchantId: "55-00",
          flow: "device",
          currency: "VND",
          key: "",
        },
        appotapay: { baseUrl: "https://me:pw@pos-gw.appotapay.com", terminalId: "x".repeat(21), currency: "VND" },
        wallet: { baseUrl: "https://api.dpay.africa/?a=1", system: "paypal.usd", account: 7 },
      },
      secrets: {
        "freedom.secretKey": " canary",
        "appotapay.apiKey": "",
        "appotapay.secretKey": 5,
        "wallet.salt": "can\nary",
      },
    });
    expect(Object.fromEntries(problems.map(({ path, problem }) => [path, problem]))).toEqual({
      selectedProvider: "must be one of anor, freedom, appotapay, wallet",
      "providers.freedom.enabled": "must be true or false",
      "providers.freedom.baseUrl": "plain http is only for the shop's own network",
      "providers.freedom.merchantId": "must be at most 20 digits in quotes",
      "providers.freedom.flow": "must be one of merchant-qr, customer-pass",
      "providers.freedom.currency": "must be one of UZS, KZT, KGS, RUB, UAH, USD, EUR",
      "providers.freedom.key": "is no field of this document",
      "providers.appotapay.baseUrl": "a name or password in the address",
      "providers.appotapay.terminalId": "must not be longer than 20 characters",
      "providers.appotapay.currency": "is no field of this document",
      "providers.wallet.baseUrl": "a query or fragment in the address",
      "providers.wallet.system": "is no payment system of the provider's table",
      "providers.wallet.account": "must be a text",
      "secrets.freedom.secretKey": "must be one line without blanks around it, or null",
      "secrets.appotapay.apiKey": "must be one line without blanks around it, or null",
      "secrets.appotapay.secretKey": "must be a text",
      "secrets.wallet.salt": "must be one line without blanks around it, or null",
    });
    expect(JSON.stringify(problems)).not.toMatch(/canary|can|pw@/u);
  });
});

describe("the unit", () => {
  const confirmed = { who: "Bo", at: "2026-11-20T15:04:00+05:00" };
  const at = Date.parse(confirmed.at);

  it("counts as chosen by who applies the document", async () => {
    const { apply, settings } = terminal();
    await apply(unit("tiyin"));
    expect(settings.current().providers.anor.unit).toEqual({ state: "chosen", unit: "tiyin", who: "Ann", at: NOW });
  });

  it("counts as confirmed when the document says by whom and when", async () => {
    const { apply, settings } = terminal();
    await apply(unit("sum"));
    await apply(unit("sum", confirmed));
    expect(settings.current().providers.anor.unit).toEqual({ state: "confirmed", unit: "sum", who: "Bo", at });
  });

  it("keeps the proof made on the terminal, unless it is another unit", async () => {
    const { apply, settings } = terminal();
    const proof = { state: "confirmed", unit: "sum", who: "Cy", at: 5 } as const;
    settings.setUnit(proof);
    expect(await apply(unit("sum"))).toEqual(applied());
    expect(await apply(unit("sum", confirmed))).toEqual(applied());
    expect(settings.current().providers.anor.unit).toEqual(proof);
    await apply(unit("tiyin"));
    expect(settings.current().providers.anor.unit).toMatchObject({ state: "chosen", unit: "tiyin" });
  });

  it("is not confirmed in the future, without a moment or by nobody", async () => {
    const path = "providers.anor.unit.confirmed";
    const future = unit("sum", { who: "Bo", at: "2026-11-21T10:00:01Z" });
    expect(await problemsOf(future)).toEqual([{ path: `${path}.at`, problem: "must not be in the future" }]);
    expect(await problemsOf(unit("sum", { who: "Bo", at: "2026-11-20" }))).toMatchObject([{ path: `${path}.at` }]);
    expect(await problemsOf(unit("sum", { who: " ", at: confirmed.at }))).toMatchObject([{ path: `${path}.who` }]);
  });
});

describe("a document with problems", () => {
  it("names every one of them with its place, in plain words, and quotes no value", async () => {
    const problems = await problemsOf({
      version: 1,
      scale: {},
      terminal: { name: "", till: 3, timeZone: "Mars/Olympus" },
      locale: "xx",
      sounds: "yes",
      limits: { maxAmount: 1.5, receiptMaxAgeHours: 0 },
      timeouts: { connectSeconds: 61 },
      providers: { anor: { baseUrl: "http://8.8.8.8", unit: { value: "rubel" } }, bank: {} },
      secrets: { "manager.pin": "48-09", "bank.key": "canary" },
    });
    expect(Object.fromEntries(problems.map(({ path, problem }) => [path, problem]))).toMatchObject({
      scale: "is no field of this document",
      "terminal.till": "is no field of this document",
      "terminal.name": "must not be shorter than 1 characters",
      "terminal.timeZone": "not a time zone of this system",
      locale: "must be one of uz, ru, en, vi",
      sounds: "must be true or false",
      "limits.maxAmount": "must be a whole number",
      "limits.receiptMaxAgeHours": "must not be less than 1",
      "timeouts.connectSeconds": "must not be more than 60",
      "providers.anor.baseUrl": "plain http is only for the shop's own network",
      "providers.anor.unit.value": "must be one of sum, tiyin",
      "providers.bank": "is no field of this document",
      "secrets.manager.pin": "must be 4 to 12 digits in quotes, or null",
      "secrets.bank.key": "is no field of this document",
    });
    expect(JSON.stringify(problems)).not.toMatch(/canary|48-09|rubel/u);
  });

  it.each([
    [{}, "version"],
    [{ version: 2 }, "version"],
    [{ version: "1" }, "version"],
    [[], ""],
    ["null", ""],
    ["5", ""],
    [{ version: 1, terminal: null }, "terminal"],
    [{ version: 1, terminal: [] }, "terminal"],
    [{ version: 1, secrets: { "manager.pin": 4809 } }, "secrets.manager.pin"],
    [{ version: 1, providers: { anor: { baseUrl: "http://me:pw@10.0.0.1" } } }, "providers.anor.baseUrl"],
  ])("%j: %s", async (document, path) => {
    expect(await problemsOf(document)).toMatchObject([{ path }]);
  });
});

describe("hostile text", () => {
  it.each([
    ["", "is empty"],
    ["{", "is not JSON at line 1, column 2"],
    ['{\n  "version": 1,\n  "secrets": {"manager.pin": canary}\n}', "is not JSON at line 3, column 30"],
    ['{"version":1} {}', "is not JSON at line 1, column 15"],
    ['{"version":1,}', "is not JSON at line 1, column 14"],
    ["{'version':1}", "is not JSON at line 1, column 2"],
    ['{"version":1,"mode":"live","mode":"training"}', 'names the field "mode" twice at line 1, column 29'],
    [
      '{"version":1,"limits":{"maxAmount":1,"max\\u0041mount":2}}',
      'names the field "maxAmount" twice at line 1, column 39',
    ],
    ["[".repeat(100_000), "is nested deeper than 16 levels"],
    [`{"a":${"[".repeat(20)}${"]".repeat(20)}}`, "is nested deeper than 16 levels"],
    [`"${"x".repeat(200_000)}"`, "is longer than 200000 characters"],
  ])("%.60s … %s", async (text, problem) => {
    expect(await problemsOf(text)).toEqual([{ path: "", problem }]);
  });

  it.each([
    '{"version":1,"__proto__":{"mode":"live"}}',
    '{"version":1,"constructor":{"prototype":{"mode":"live"}}}',
    '{"version":1,"toString":1}',
  ])("%s reaches no prototype", async (text) => {
    expect(await problemsOf(text)).toMatchObject([{ problem: "is no field of this document" }]);
    expect(Object.hasOwn(Object.prototype, "mode")).toBe(false);
  });

  it("brackets inside texts are no depth", async () => {
    expect(await terminal().apply({ version: 1, terminal: { name: '\\"[[[[[[[[[[[[[[[[[[[[' } })).toEqual(
      applied("terminal.name"),
    );
  });

  it("a field name of any length is cut", async () => {
    const [problem] = await problemsOf({ version: 1, ["x".repeat(10_000)]: 1 });
    expect(problem?.path).toHaveLength(61);
  });
});
