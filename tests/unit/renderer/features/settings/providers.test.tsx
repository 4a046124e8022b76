import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { SettingsPanel } from "../../../../../renderer/features/settings/index.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../../../../shared/domain/settings.ts";
import type { PosError } from "../../../../../shared/errors/pos-error.ts";
import type { AppStatus, ProviderStatus } from "../../../../../shared/ipc/status.ts";
import { ANOR, stand, statusWith, type Answers } from "../history/stand.tsx";

const { providers } = DEFAULT_SETTINGS;
const SETTINGS: Settings = {
  ...DEFAULT_SETTINGS,
  mode: "live",
  providers: {
    ...providers,
    freedom: { ...providers.freedom, enabled: true, baseUrl: "https://api.freedompay.uz", merchantId: "550011" },
    appotapay: { ...providers.appotapay, enabled: true },
  },
};

function provider(id: ProviderStatus["id"], problem: PosError | null, enabled = true): ProviderStatus {
  return { ...ANOR, id, enabled, ready: problem === null, problem };
}
const missing = (reason: "identifier-missing" | "secret-missing" | "provider-disabled", detail?: string): PosError => ({
  kind: "not-configured",
  reason,
  ...(detail === undefined ? {} : { detail }),
});

function till(over: Partial<AppStatus> = {}): AppStatus {
  return statusWith({
    settings: SETTINGS,
    providers: [
      ANOR,
      provider("freedom", missing("secret-missing", "freedom.secretKey")),
      provider("appotapay", missing("identifier-missing", "partnerCode")),
      provider("wallet", missing("provider-disabled"), false),
    ],
    ...over,
  });
}

async function open(name: RegExp, answers: Answers = {}, status: AppStatus = till()) {
  const user = userEvent.setup();
  const known: Answers = {
    "settings.change": () => ({ ok: true, value: SETTINGS }),
    "settings.setSecret": () => ({ ok: true, value: null }),
    ...answers,
  };
  const stood = await stand(
    <SettingsPanel onClose={vi.fn<() => void>()} scanner={() => null} documents={() => () => undefined} />,
    {
      status,
      answers: known,
    },
  );
  await user.click(screen.getByRole("tab", { name: /^Providers/u }));
  await user.click(screen.getByRole("radio", { name }));
  return { ...stood, user };
}
const changed = (patch: object) => ({ method: "settings.change", input: { patch, who: "Cashier 1" } });

describe("the providers at a glance", () => {
  it("say which is on, which is ready, and where new sales go", async () => {
    await open(/^Anor/u);
    const names = within(screen.getByRole("group", { name: "Provider" }))
      .getAllByRole("radio")
      .map((radio) => radio.closest("label")?.textContent);
    expect(names).toEqual([
      "AnorReady to chargeNew sales go here",
      "Freedom PayNot ready",
      "AppotaPayNot ready",
      "E-invoiceOff",
    ]);
  });

  it("say in words what is missing, by the name that the field has on screen", async () => {
    const { user } = await open(/^Freedom/u);
    expect(screen.getByRole("alert").textContent).toContain("The provider’s key is not set.");
    expect(screen.getByRole("alert").textContent).toContain("Secret key");
    await user.click(screen.getByRole("radio", { name: /^AppotaPay/u }));
    expect(screen.getByRole("alert").textContent).toContain("Partner code");
    await user.click(screen.getByRole("radio", { name: /^E-invoice/u }));
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("take new sales only once they are on", async () => {
    const { user, calls } = await open(/^E-invoice/u);
    expect(screen.getByRole("button", { name: "Send new sales here" })).toHaveProperty("disabled", true);
    await user.click(screen.getByRole("switch", { name: "Take payments with E-invoice" }));
    expect(calls.at(-1)).toEqual(changed({ wallet: { enabled: true } }));
    await user.click(screen.getByRole("radio", { name: /^Freedom/u }));
    await user.click(screen.getByRole("button", { name: "Send new sales here" }));
    expect(calls.at(-1)).toEqual(changed({ selectedProvider: "freedom" }));
  });
});

describe("what a provider needs", () => {
  it("is an address, also one that the vendor names", async () => {
    const { user, calls } = await open(/^Freedom/u);
    expect(screen.getByRole("button", { name: "Live: api.freedompay.uz" }).getAttribute("aria-pressed")).toBe("true");
    await user.click(screen.getByRole("button", { name: "Trial: test-api.freedompay.money" }));
    expect(calls.at(-1)).toEqual(changed({ freedom: { baseUrl: "https://test-api.freedompay.money" } }));
  });

  it("gives up what was half typed when a preset is chosen", async () => {
    const { user, emit } = await open(/^Freedom/u);
    const field = screen.getByLabelText<HTMLInputElement>("Provider’s address");
    await user.type(field, " nonsense");
    await user.click(screen.getByRole("button", { name: /^Trial/u }));
    const url = "https://test-api.freedompay.money";
    const freedom = { ...SETTINGS.providers.freedom, baseUrl: url };
    emit({
      type: "status-changed",
      status: till({ settings: { ...SETTINGS, providers: { ...SETTINGS.providers, freedom } } }),
    });
    expect(field.value).toBe(url);
  });

  it("is checked before it is kept", async () => {
    const { user, calls } = await open(/^Freedom/u);
    const field = screen.getByLabelText("Merchant id");
    await user.clear(field);
    await user.type(field, "55a{Enter}");
    expect(screen.getByText("Digits only.")).toBeTruthy();
    expect(calls.some((call) => call.method === "settings.change")).toBe(false);
    await user.clear(field);
    await user.type(field, "77{Enter}");
    expect(calls.at(-1)).toEqual(changed({ freedom: { merchantId: "77" } }));
    await user.selectOptions(screen.getByLabelText("Currency"), "KZT");
    expect(calls.at(-1)).toEqual(changed({ freedom: { currency: "KZT" } }));
    await user.click(screen.getByRole("radio", { name: "The customer’s pass is scanned" }));
    expect(calls.at(-1)).toEqual(changed({ freedom: { flow: "customer-pass" } }));
  });

  it("is a payment system, found by country", async () => {
    const { user, calls } = await open(/^E-invoice/u);
    expect(screen.getByText("VisaMaster, USD")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Choose another" }));
    await user.type(screen.getByRole("searchbox", { name: "Find a payment system" }), "senegal wave");
    await user.click(screen.getByRole("button", { name: /^Wave, XOF SENEGAL/u }));
    expect(calls.at(-1)).toEqual(changed({ wallet: { system: "wave-senegal.xof" } }));
    expect(screen.queryByRole("searchbox")).toBeNull();
  });
});

describe("a key", () => {
  const withSecret = till({ secrets: { set: ["manager.pin", "freedom.secretKey"], keptIn: "memory" } });

  it("is set without the blanks of copying, never shown, and gone from the screen", async () => {
    const { user, calls } = await open(/^AppotaPay/u);
    expect(screen.getAllByText("Not set")).toHaveLength(2);
    await user.click(screen.getByRole("button", { name: "Set: API key" }));
    const field = screen.getByLabelText("New value");
    expect(field).toHaveProperty("type", "password");
    await user.click(screen.getByRole("button", { name: "Keep the key" }));
    await user.click(field);
    await user.paste(" canary ");
    await user.click(screen.getByRole("button", { name: "Keep the key" }));
    expect(calls.at(-1)).toEqual({
      method: "settings.setSecret",
      input: { name: "appotapay.apiKey", value: "canary" },
    });
    expect(await screen.findByText("Key set.")).toBeTruthy();
    expect(document.body.innerHTML).not.toContain("canary");
  });

  it("is replaced and removed with the PIN, and said to be in memory only", async () => {
    const { user, calls } = await open(/^Freedom/u, {}, withSecret);
    expect(screen.getByText(/in memory only/u)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Remove: Secret key" }));
    await user.click(screen.getByRole("button", { name: "Yes, remove the key" }));
    expect(screen.getByText("A PIN is 4 to 12 digits.")).toBeTruthy();
    await user.type(screen.getByLabelText("Manager’s PIN"), "1357");
    await user.click(screen.getByRole("button", { name: "Yes, remove the key" }));
    expect(calls.at(-1)).toEqual({
      method: "settings.setSecret",
      input: { name: "freedom.secretKey", value: null, currentPin: "1357" },
    });
  });

  it("stays open with the reason when it is refused", async () => {
    const until = Date.UTC(2026, 10, 21, 7, 1, 0);
    const { user } = await open(
      /^Freedom/u,
      {
        "settings.setSecret": () => ({
          ok: false,
          error: { kind: "conflict", reason: "pin-locked", saleId: null, saleNumber: null, until },
        }),
      },
      withSecret,
    );
    await user.click(screen.getByRole("button", { name: "Replace: Secret key" }));
    await user.type(screen.getByLabelText("New value"), "canary");
    await user.type(screen.getByLabelText("Manager’s PIN"), "1357");
    await user.click(screen.getByRole("button", { name: "Keep the key" }));
    expect(await screen.findByText("Too many wrong PINs.")).toBeTruthy();
    expect(screen.getByLabelText("New value")).toBeTruthy();
  });
});

describe("the connection test", () => {
  it("tells each step with a word and a sentence, and where it stopped", async () => {
    const { user, calls } = await open(/^Freedom/u, {
      "providers.test": () => ({
        ok: true,
        value: [
          { step: "address", result: "ok", detail: "api.freedompay.uz:443" },
          { step: "name", result: "failed", detail: "ENOTFOUND api.freedompay.uz:443" },
          { step: "connection", result: "skipped", detail: "" },
        ],
      }),
    });
    await user.click(screen.getByRole("button", { name: "Test connection" }));
    expect(calls.at(-1)).toEqual({ method: "providers.test", input: { provider: "freedom" } });
    expect(await screen.findByText("It stops at: Name.")).toBeTruthy();
    const lines = within(screen.getByRole("list", { name: "Connection" })).getAllByRole("listitem");
    expect(lines.map((line) => line.textContent)).toEqual([
      "AddressGoodThe address can be used.api.freedompay.uz:443",
      "NameFailedNobody knows this name. Check its spelling, and this computer’s network and DNS.ENOTFOUND api.freedompay.uz:443",
      "ConnectionNot testedA step before it failed.",
    ]);
  });

  it("calls a clock that is off a warning, and says what to do", async () => {
    const { user } = await open(/^Freedom/u, {
      "providers.test": () => ({
        ok: true,
        value: [
          { step: "answer", result: "ok", detail: "HTTP 200" },
          { step: "clock", result: "failed", detail: "-3600 s" },
        ],
      }),
    });
    await user.click(screen.getByRole("button", { name: "Test connection" }));
    expect(await screen.findByText("Everything answers, but this computer’s clock is off.")).toBeTruthy();
    const lines = within(screen.getByRole("list", { name: "Connection" })).getAllByRole("listitem");
    expect(lines[1]?.textContent).toMatch(/^ClockWarningThis computer is 3600 s behind the provider\. Switch on/u);
  });
});
