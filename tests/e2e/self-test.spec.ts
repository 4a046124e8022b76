import { TEST_CODE } from "../../renderer/features/scan/setup/test-code.ts";
import { startTcpPrinter } from "../fakes/printer/tcp-printer.ts";
import { approved } from "./shop/codes.ts";
import { sentencePattern } from "./shop/cashier.ts";
import { expect, onBothHosts, test } from "./shop/test.ts";

onBothHosts(() => {
  test("the self-test names what is broken and what to do, hears the scanner, and charges nothing", async ({
    shop,
    provider,
    line,
  }) => {
    const printer = await startTcpPrinter("out-of-paper");
    try {
      const network = { connection: "network", address: printer.address } as const;
      const at = await shop.open({ locale: "ru", baseUrl: line.url, printer: network });
      const { page, words } = at;
      const { selftest, errors } = words;
      const row = (name: string) => page.getByRole("listitem").filter({ has: page.getByText(name, { exact: true }) });
      const again = page.getByRole("button", { name: selftest.again });
      await page.keyboard.press("Control+F9");
      await expect(again).toBeEnabled();
      await expect(row(words.common.provider.anor)).toContainText(selftest.found["provider-answers"]);
      await expect(row(selftest.checks.printer)).toContainText(errors.printer.what["out-of-paper"]);
      await expect(row(selftest.checks.disk)).toContainText(sentencePattern(selftest.found["disk-roomy"]));

      await at.scan(TEST_CODE);
      await expect(row(selftest.checks.scanner)).toContainText(selftest.verdicts.ok);
      await at.scan(approved());
      await expect(row(selftest.checks.scanner)).toContainText(selftest.now["scanner-other"]);
      expect((await provider.ledger()).presented).toEqual([]);

      printer.mood = "ready";
      await line.pull();
      await again.press("Enter");
      await expect(again).toBeEnabled();
      await expect(row(selftest.checks.printer)).toContainText(selftest.found["printer-ready"]);
      await expect(row(words.common.provider.anor)).toContainText(selftest.now.provider.connection);
      expect(printer.prints()).toEqual([]);
    } finally {
      await printer.close();
    }
  });
});
