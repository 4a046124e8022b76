import type { Page } from "@playwright/test";
import { approved, receipt } from "./shop/codes.ts";
import { tourOfThePanels } from "./shop/panels.ts";
import { expect, test } from "./shop/test.ts";

// Words of others that would be something else to a page: markup, templates of the languages, scripts as addresses.
const MARKUP = [
  '<img src=x onerror="xss(1)">',
  "<svg onload=xss(2)>",
  "<script>xss(3)</script>",
  '"><iframe srcdoc="<b>4</b>">',
  "<b class=xss>bold</b>",
  "$t(common:close) {{name}}",
] as const;
const ALL = MARKUP.join(" ");

/** A call of the contract, made as a page makes it. */
async function call(page: Page, method: string, input: unknown): Promise<unknown> {
  return page.evaluate(
    async ([name, given]) => {
      const socket = new WebSocket(`ws://${location.host}/bridge`);
      await new Promise((resolve) => socket.addEventListener("open", resolve));
      const answered = new Promise<unknown>((resolve) => {
        socket.addEventListener("message", ({ data }) => {
          const message: unknown = JSON.parse(String(data));
          if (typeof message === "object" && message !== null && "result" in message) resolve(message.result);
        });
      });
      socket.send(JSON.stringify({ id: 1, method: name, input: given }));
      const answer = await answered;
      socket.close();
      return answer;
    },
    [method, input] as const,
  );
}

/** Notes every script of the corpus that runs on the page as it is now. */
function setTrap(page: Page): Promise<void> {
  return page.evaluate(() => {
    const ran: unknown[] = [];
    const note = (what: unknown) => ran.push(what);
    Object.assign(globalThis, { ran, xss: note, alert: note });
  });
}

/** Nothing of the corpus has become an element, and no script has run. */
async function expectTextOnly(page: Page, where: string): Promise<void> {
  const made = await page.evaluate(() => ({
    elements: document.querySelectorAll('img[src="x"], svg[onload], iframe, .xss, [onerror], script:not([src])').length,
    ran: Reflect.get(globalThis, "ran") as unknown,
  }));
  expect({ where, ...made }).toEqual({ where, elements: 0, ran: [] });
}

test("whatever a provider, a scanner or a person says stays a text on every screen", async ({ shop, provider }) => {
  test.slow();
  const at = await shop.open();
  const { page } = at;
  await setTrap(page);
  const named = { name: MARKUP[0], cashier: MARKUP[4] };
  expect(await call(page, "settings.change", { patch: { terminal: named }, who: MARKUP[1] })).toMatchObject({
    ok: true,
  });
  await expectTextOnly(page, "the name of the till");

  await provider.faults(
    { on: "charge", acts: false, reply: { kind: "error", shape: "enveloped", code: 106, message: ALL } },
    { on: "charge", reply: { kind: "verbatim", body: ALL } },
    {
      on: "charge",
      reply: { kind: "changed-data", data: { card_number: MARKUP[0], phone_number: MARKUP[1], message: ALL } },
    },
  );
  // Refused with such words, answered with nothing else, paid by such a card.
  const charges = [0, 1, 2].map(() => ({ saleId: null, amount: 127_500, code: approved() }));
  const states = ["declined", "unknown", "paid"];
  for (const [i, charge] of charges.entries()) {
    const labels = { reference: MARKUP[i] ?? "", note: ALL };
    expect(await call(page, "sales.charge", { ...charge, ...labels })).toMatchObject({ ok: true });
    await expect
      .poll(async () => JSON.stringify(await call(page, "sales.ofDay", { day: null })))
      .toContain(`"state":"${states[i]}"`);
    await expectTextOnly(page, `a payment that is ${states[i]}`);
  }
  // What a scanner brings: no payment code, but something to be said about.
  for (const scanned of ["https://evil.example/<img%20src=x>", `7700${MARKUP[0]}`]) {
    await at.scan(scanned);
    await expectTextOnly(page, `the scan of ${scanned}`);
  }
  await at.press("Escape");

  const shown: string[] = [];
  await page.reload();
  await expect(page.locator("main[data-step]")).toBeVisible();
  await setTrap(page);
  await tourOfThePanels(at, async (where) => {
    await expectTextOnly(page, where);
    shown.push(...(await at.everythingSaid()));
  });
  // The words were there to be read, so the tour has proved something.
  const said = shown.join("\n");
  expect(said).toContain(MARKUP[0]);
  expect(said).toContain("<svg onload=xss(2)>");
  expect(said).toContain("$t(common:close) {{name}}");
  expect(receipt()).not.toContain("<");
});
