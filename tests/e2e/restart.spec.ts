import { DatabaseSync } from "node:sqlite";
import { openSync, writeSync, closeSync, statSync, rmSync } from "node:fs";
import { join } from "node:path";
import { approved, receipt } from "./shop/codes.ts";
import { expect, onBothHosts, test } from "./shop/test.ts";

onBothHosts(() => {
  test("killed while charging: the open sale is on the screen first, and nothing is charged twice", async ({
    shop,
    provider,
  }) => {
    const first = await shop.open();
    await provider.faults({ on: "charge", hold: "after" });
    const code = approved();
    await first.type("127500");
    await first.scan(code);
    await first.sees("charging");
    await provider.held();
    await shop.till().kill();
    await provider.release();

    const at = await shop.reopen();
    await at.sees("unknown");
    await at.reads(1, "127 500 UZS");
    await at.reads(2, at.words.checkout.unknown.title);
    await at.scan(code);
    await at.reads(2, at.words.checkout.notice.settleFirst);
    await at.settles("paid");
    await at.sees("receipt-due");
    expect((await provider.ledger()).presented).toMatchObject([{ times: 1 }]);
  });

  test("killed before the receipt: the receipt is still due", async ({ shop }) => {
    const first = await shop.open();
    await first.type("127500");
    await first.scan(approved());
    await first.sees("receipt-due");
    await shop.till().kill();

    const at = await shop.reopen();
    await at.sees("receipt-due");
    await at.scan(receipt());
    await at.sees("done");
  });

  test("a journal from a newer Tilla is shown and not written: nothing can be charged", async ({ shop, dataDir }) => {
    const first = await shop.open();
    await first.sees("entry");
    await shop.till().kill();
    const journal = new DatabaseSync(join(dataDir, "live/journal.sqlite"));
    journal.exec("PRAGMA user_version = 999");
    journal.close();

    const at = await shop.reopen();
    await expect(at.page.getByRole("alert").getByText(at.words.checkout.block.journal)).toBeVisible();
    await at.type("127500");
    await at.scan(approved());
    await at.sees("entry");
    await at.reads(2, at.words.checkout.block.journal);
  });

  test("a damaged journal is said plainly, kept, and nothing can be charged", async ({ shop, dataDir, provider }) => {
    const first = await shop.open();
    await first.type("127500");
    await first.scan(approved());
    await first.sees("receipt-due");
    await shop.till().close();
    const file = join(dataDir, "live/journal.sqlite");
    for (const part of ["-wal", "-shm"]) rmSync(file + part, { force: true });
    // All pages but the first, which says what the file is.
    const handle = openSync(file, "r+");
    writeSync(handle, Buffer.alloc(statSync(file).size - 4096, 0x5a), 0, undefined, 4096);
    closeSync(handle);

    const at = await shop.reopen();
    await expect(at.page.getByRole("alert").first()).toBeVisible();
    await at.type("127500");
    await at.scan(approved());
    await at.sees("entry");
    expect((await provider.ledger()).charges).toHaveLength(1);
  });
});
