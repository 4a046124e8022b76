import { chromium } from "@playwright/test";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { localeSchema, type Locale } from "../../shared/domain/settings.ts";
import { startSandboxProcess } from "../crash/sandbox-process.ts";
import { browserFlags } from "../tools/browser-flags.ts";
import { findChromium } from "../tools/chromium.mjs";
import { launchBrowserHost } from "./drivers/browser-host.ts";
import { createCashier, type Cashier } from "./shop/cashier.ts";
import type { Provider } from "./shop/codes.ts";
import { cutTexts, misfitsOf } from "./shop/fit.ts";
import { openLine, type Line } from "./shop/line.ts";
import { tourOfThePanels } from "./shop/panels.ts";
import { terminalDocument, type Terminal } from "./shop/terminal.ts";
import { staff, tourOfPeople } from "./shop/tour-of-people.ts";
import { tourOfTraining } from "./shop/tour-of-training.ts";
import { tourOfTheLane } from "./shop/tour.ts";

const HELP = `Makes pictures of every state and panel of the built till, and says where something is cut off.

  npm run screenshots                        the README's pictures, docs/pictures
  npm run screenshots -- --all               every size, language and theme, into .cache/screenshots
  npm run screenshots -- --size=1024x768 --locale=ru --theme=dark`;

/** The pictures of the README, by the names of their states. */
const README = {
  paid: "checkout",
  sales: "sales",
  waiting: "waiting",
  reports: "reports",
  shift: "shift",
  training: "training",
} as const;

const { values } = parseArgs({
  options: {
    all: { type: "boolean", default: false },
    size: { type: "string" },
    locale: { type: "string" },
    theme: { type: "string" },
    help: { type: "boolean", default: false },
  },
});
const root = fileURLToPath(new URL("../..", import.meta.url));

interface Look {
  readonly width: number;
  readonly height: number;
  readonly locale: Locale;
  readonly theme: "light" | "dark";
}

/** One till on data of its own, and the way through it. */
interface Tour {
  readonly terminal: Terminal;
  readonly go: (guide: Guide, look: (name: string) => Promise<void>) => Promise<void>;
}

interface Guide {
  readonly at: Cashier;
  readonly provider: Provider;
  readonly line: Line;
}

const tours: readonly Tour[] = [
  {
    terminal: {},
    async go({ at, provider, line }, look) {
      await tourOfTheLane({ at, provider, line }, ({ name }) => look(name));
      await tourOfThePanels(at, look);
    },
  },
  { terminal: { people: staff }, go: ({ at }, look) => tourOfPeople(at, look) },
  { terminal: { mode: "training" }, go: ({ at }, look) => tourOfTraining(at, look) },
];

function chosenLooks(): readonly Look[] {
  const sizes = values.size?.split(",") ?? (values.all ? ["1024x768", "1366x768", "1920x1080"] : ["1366x768"]);
  const locales = values.locale?.split(",") ?? (values.all ? localeSchema.options : ["en"]);
  const themes = values.theme?.split(",") ?? (values.all ? ["light", "dark"] : ["light"]);
  return sizes.flatMap((size) =>
    locales.flatMap((locale) =>
      themes.map((theme) => {
        const [width = 1366, height = 768] = size.split("x").map(Number);
        return {
          width,
          height,
          locale: localeSchema.parse(locale),
          theme: theme === "dark" ? "dark" : "light",
        } as const;
      }),
    ),
  );
}

async function take({ width, height, locale, theme }: Look, { terminal, go }: Tour, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const dataDir = mkdtempSync(join(tmpdir(), "tilla-pictures-"));
  const sandbox = await startSandboxProcess(null);
  const line = await openLine(sandbox.baseUrl);
  const document = `${dataDir}.json`;
  writeFileSync(document, terminalDocument({ ...terminal, locale, theme, baseUrl: line.url }, sandbox.baseUrl));
  const executablePath = findChromium();
  const browser = await chromium.launch({ args: [...browserFlags], ...(executablePath ? { executablePath } : {}) });
  const host = await launchBrowserHost({ dataDir, browser, args: [`--provision=${document}`] });
  try {
    const { page } = host;
    await page.setViewportSize({ width, height });
    const at = await createCashier(page, locale);
    const provider = { ...sandbox.client, baseUrl: sandbox.baseUrl };
    await go({ at, provider, line }, async (name) => {
      await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
      for (const misfit of [...(await misfitsOf(page)), ...(await cutTexts(page))]) console.log(`  ${name}: ${misfit}`);
    });
  } finally {
    await host.kill();
    await browser.close();
    await line.close();
    await sandbox.close();
    rmSync(dataDir, { recursive: true, force: true });
    rmSync(document, { force: true });
  }
}

if (values.help) {
  console.log(HELP);
} else {
  for (const look of chosenLooks()) {
    const name = `${look.width}x${look.height}-${look.locale}-${look.theme}`;
    const folder = join(root, ".cache/screenshots", name);
    console.log(folder);
    for (const tour of tours) await take(look, tour, folder);
    if (name === "1366x768-en-light") {
      mkdirSync(join(root, "docs/pictures"), { recursive: true });
      for (const [state, picture] of Object.entries(README)) {
        copyFileSync(join(folder, `${state}.png`), join(root, "docs/pictures", `${picture}.png`));
      }
    }
  }
}
