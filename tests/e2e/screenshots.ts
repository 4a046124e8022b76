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
import { createCashier } from "./shop/cashier.ts";
import { openLine } from "./shop/line.ts";
import { tourOfThePanels } from "./shop/panels.ts";
import { terminalDocument } from "./shop/terminal.ts";
import { tourOfTheLane } from "./shop/tour.ts";

const HELP = `Makes pictures of every state and panel of the built till.

  npm run screenshots                        the README's picture, docs/pictures/checkout.png
  npm run screenshots -- --all               every size, language and theme, into .cache/screenshots
  npm run screenshots -- --size=1024x768 --locale=ru --theme=dark`;

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

async function take({ width, height, locale, theme }: Look, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const dataDir = mkdtempSync(join(tmpdir(), "tilla-pictures-"));
  const sandbox = await startSandboxProcess(null);
  const line = await openLine(sandbox.baseUrl);
  const document = `${dataDir}.json`;
  writeFileSync(document, terminalDocument({ locale, theme, baseUrl: line.url }, sandbox.baseUrl));
  const executablePath = findChromium();
  const browser = await chromium.launch({ args: [...browserFlags], ...(executablePath ? { executablePath } : {}) });
  const host = await launchBrowserHost({ dataDir, browser, args: [`--provision=${document}`] });
  try {
    const { page } = host;
    await page.setViewportSize({ width, height });
    const at = await createCashier(page, locale);
    const shoot = async (name: string): Promise<void> => {
      await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
    };
    const provider = { ...sandbox.client, baseUrl: sandbox.baseUrl };
    await tourOfTheLane({ at, provider, line }, ({ name }) => shoot(name));
    await tourOfThePanels(at, shoot);
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
    await take(look, folder);
    console.log(folder);
    if (name === "1366x768-en-light") {
      mkdirSync(join(root, "docs/pictures"), { recursive: true });
      copyFileSync(join(folder, "paid.png"), join(root, "docs/pictures/checkout.png"));
    }
  }
}
