import { act, render } from "@testing-library/react";
import { vi } from "vitest";
import { App } from "../../../../../renderer/app/app.tsx";
import { LanguageProvider } from "../../../../../renderer/app/language-context.tsx";
import { loadCatalog } from "../../../../../renderer/i18n/catalog.ts";
import { createLanguage } from "../../../../../renderer/i18n/i18n.ts";
import { StoresProvider } from "../../../../../renderer/stores/context.tsx";
import { createStores, type Stores } from "../../../../../renderer/stores/stores.ts";
import type { SaleEvent } from "../../../../../shared/domain/events.ts";
import type { Locale } from "../../../../../shared/domain/settings.ts";
import { fakeTill, NOON, type FakeTill, type FakeTillOptions } from "../../../../fakes/pos-api.ts";

export const CODE = "50501234567890126427";
export const RECEIPT = "https://ofd.soliq.uz/check?t=UZ170703100597&r=2421&c=20261121110148&s=514343190161";

export interface Shown {
  readonly fake: FakeTill;
  readonly stores: Stores;
  /** Lets something happen to the latest sale. */
  happen(...events: readonly SaleEvent[]): void;
  /** The id of the latest sale's last attempt. */
  attempt(): string;
  /** Types an amount and scans a customer's code. */
  charge(digits?: string): Promise<void>;
  scan(text: string): Promise<void>;
  tick(ms: number): void;
}

/** The whole till on the screen, over a till in memory. */
export async function show(options: FakeTillOptions & { readonly locale?: Locale } = {}): Promise<Shown> {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
  let time = NOON;
  const now = (): number => time;
  const fake = fakeTill({ now, ...options });
  const stores = createStores({ api: fake.api, now });
  await stores.load();
  const locale = options.locale ?? "en";
  const language = createLanguage(locale, await loadCatalog(locale));
  await act(async () => {
    render(
      <LanguageProvider language={language}>
        <StoresProvider stores={stores}>
          <App />
        </StoresProvider>
      </LanguageProvider>,
    );
    await Promise.resolve();
  });
  const scan = (text: string): Promise<void> => act(() => stores.lane.getState().scan(text));
  return {
    fake,
    stores,
    attempt: () => fake.last().attempts.at(-1)?.id ?? "",
    happen: (...events) => act(() => void fake.happen(fake.last().id, events)),
    async charge(digits = "127500") {
      act(() => {
        for (const digit of digits) stores.lane.getState().digits(digit);
      });
      await scan(CODE);
    },
    scan,
    tick(ms) {
      time += ms;
    },
  };
}
