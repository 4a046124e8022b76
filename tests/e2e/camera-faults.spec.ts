import { chromium } from "@playwright/test";
import { browserFlags } from "../tools/browser-flags.ts";
import { findChromium } from "../tools/chromium.mjs";
import { launchBrowserHost } from "./drivers/browser-host.ts";
import type { RunningTill } from "./fixture.ts";
import { expectAccessible } from "./shop/axe.ts";
import { approved, receipt } from "./shop/codes.ts";
import type { Cashier } from "./shop/cashier.ts";
import { expect, test as base } from "./shop/test.ts";
import { happens, plug, refuse, standIn, streams } from "./camera-video/camera-stand.ts";
import { cameras, cameraThatPlays, film, PICTURES_PER_SECOND, type FilmLook, type Shot } from "./camera-video/film.ts";

/** What the browser of a group of tests has for a camera: one that plays a film, or so many without one. */
type Setting =
  | { readonly shots: (link: string) => readonly Shot[]; readonly look?: Partial<FilmLook> }
  | { readonly cameras: number };

const seconds = (count: number): number => count * PICTURES_PER_SECOND;
const shows = (code: string): Shot => ({ shows: { code }, pictures: seconds(3) });
const wall = (length: number): Shot => ({ shows: "wall", pictures: seconds(length) });

/** A till in a browser of the test's own, with the cameras that its group says. */
const test = base.extend<{ setting: Setting; link: string }>({
  setting: [{ cameras: 0 }, { option: true }],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's shape
  link: async ({}, provide) => provide(receipt()),
  launch: async ({ dataDir, pageWatch, setting, link }, provide) => {
    const made = "shots" in setting ? film(setting.shots(link), setting.look) : null;
    const executablePath = findChromium();
    const browser = await chromium.launch({
      args: [...browserFlags, ...("cameras" in setting ? cameras(setting.cameras) : cameraThatPlays(made?.file ?? ""))],
      ...(executablePath === undefined ? {} : { executablePath }),
    });
    const running: RunningTill[] = [];
    await provide(async (args = []) => {
      const till = await launchBrowserHost({ dataDir, browser, args, watch: (page) => pageWatch.watch(page) });
      running.push(till);
      return till;
    });
    for (const till of running) await till.kill();
    await browser.close();
    made?.remove();
  },
});
test.describe.configure({ timeout: 120_000 });

/** The person at the till, or the system's own settings, lets the page use cameras or not. */
const allow = ({ page }: Cashier, may: boolean): Promise<void> =>
  page.context().grantPermissions(may ? ["camera"] : [], { origin: new URL(page.url()).origin });
const picture = ({ page }: Cashier) => page.locator("[data-camera]");
const running = (at: Cashier) => expect(picture(at)).toHaveAttribute("data-camera", "running");
/** The lane in another stage than the camera's trouble: everything that can be done by the scanner is done by it. */
async function paysByScanner(at: Cashier): Promise<void> {
  await at.scan(approved());
  await at.sees("receipt-due");
}

test.describe("a camera that shows the receipt", () => {
  test.use({ setting: { shots: (link) => [wall(1), shows(link)] } });

  test("not allowed: said calmly, the scanner sells; allowed at last, it reads at once", async ({ shop, link }) => {
    const at = await shop.open({ locale: "uz" });
    await allow(at, false);
    await at.type("127500");
    await at.reads(2, at.words.checkout.camera.denied);
    await expectAccessible(at.page);
    await paysByScanner(at);
    await at.reads(3, at.words.checkout.camera.denied);
    await allow(at, true);
    await at.sees("done");
    expect(await at.page.content()).toContain(new URL(link).searchParams.get("r"));
  });

  test("another program has it: said calmly, the scanner sells, and it is taken when it is free", async ({ shop }) => {
    const at = await shop.open({ locale: "ru" });
    await allow(at, true);
    await standIn(at.page);
    await refuse(at.page, "NotReadableError");
    await at.type("127500");
    await at.reads(2, at.words.checkout.camera.busy);
    await paysByScanner(at);
    await at.reads(3, at.words.checkout.camera.busy);
    await refuse(at.page, null);
    await at.sees("done");
  });

  test("pulled out while it runs: said calmly, the scanner sells, and it reads again once it is back", async ({
    shop,
  }) => {
    const at = await shop.open({ locale: "vi" });
    await allow(at, true);
    await standIn(at.page);
    await at.type("127500");
    await running(at);
    // What it sees is no payment code: the stage says so.
    await at.reads(2, at.words.checkout.notice.found.receipt);
    await plug(at.page, "out");
    await at.reads(2, at.words.checkout.camera.unplugged);
    await plug(at.page, "in");
    await running(at);
    await plug(at.page, "out");
    await at.reads(2, at.words.checkout.camera.unplugged);
    await paysByScanner(at);
    await at.reads(3, at.words.checkout.camera.noCamera);
    await plug(at.page, "in");
    await at.sees("done");
    expect((await streams(at.page)).live).toBe(0);
  });

  test("sleep and waking: no picture is said, and it goes on, by itself or opened anew", async ({ shop }) => {
    const at = await shop.open({ locale: "en" });
    await allow(at, true);
    await standIn(at.page);
    await at.type("127500");
    await running(at);
    await happens(at.page, "mute");
    await at.reads(2, at.words.checkout.camera.noPicture);
    await happens(at.page, "unmute");
    await expect(at.page.getByText(at.words.checkout.camera.noPicture)).toBeHidden();
    expect(await streams(at.page)).toEqual({ opened: 1, live: 1 });
    // A stream that did not survive the sleep is opened again, and there is never a second one.
    await happens(at.page, "ended");
    await expect.poll(() => streams(at.page)).toEqual({ opened: 2, live: 1 });
    await running(at);
    await paysByScanner(at);
    await at.sees("done");
    expect((await streams(at.page)).live).toBe(0);
  });

  test("a lamp and a zoom are reached by keys, and a scan does not press them", async ({ shop, provider }) => {
    const at = await shop.open({ locale: "en" });
    const { page, words } = at;
    await allow(at, true);
    await standIn(page);
    await page.evaluate(() => {
      if (window.cameraStand) window.cameraStand.gifted = true;
    });
    await at.type("127500");
    await running(at);
    const lamp = page.getByRole("button", { name: words.checkout.camera.torch });
    const zoom = page.getByRole("slider", { name: words.checkout.camera.zoom });
    const isThere = () => lamp.evaluate((element) => element === document.activeElement);
    for (let pressed = 0; pressed < 40 && !(await isThere()); pressed += 1) await page.keyboard.press("Tab");
    await expect(lamp).toBeFocused();
    await at.press("Space");
    await expect(lamp).toHaveAttribute("aria-pressed", "true");
    await page.keyboard.press("Tab");
    await expect(zoom).toBeFocused();
    await at.press("ArrowRight");
    const asked = () => page.evaluate(() => window.cameraStand?.asked ?? []);
    await expect.poll(asked).toEqual(['[{"torch":true}]', '[{"zoom":2}]']);
    for (const control of [lamp, zoom]) {
      const box = await control.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(48);
    }
    await expectAccessible(page);
    await lamp.focus();
    await paysByScanner(at);
    expect(await asked()).toHaveLength(2);
    expect((await provider.ledger()).charges).toHaveLength(1);
  });
});

test.describe("a camera with a lid over it", () => {
  test.use({ setting: { shots: (link) => [{ shows: "black", pictures: seconds(6) }, shows(link)] } });

  test("black pictures are said, and what comes after them is read", async ({ shop }) => {
    const at = await shop.open({ locale: "ru" });
    await allow(at, true);
    await at.type("127500");
    await running(at);
    await at.reads(2, at.words.checkout.camera.black);
    await at.reads(2, at.words.checkout.notice.found.receipt);
    await expect(at.page.getByText(at.words.checkout.camera.black)).toBeHidden();
    await paysByScanner(at);
    await at.sees("done");
  });
});

test.describe("a camera that stands upright and mirrors", () => {
  test.use({ setting: { shots: (link) => [wall(1), shows(link)], look: { width: 480, height: 640, mirrored: true } } });

  test("fills its place and reads all the same", async ({ shop }) => {
    const at = await shop.open({ scanner: { mirrored: true } });
    await allow(at, true);
    await at.type("127500");
    await running(at);
    await at.reads(2, at.words.checkout.notice.found.receipt);
    const video = at.page.locator("video");
    const size = await video.evaluate((element) =>
      element instanceof HTMLVideoElement ? [element.videoWidth, element.videoHeight] : [],
    );
    expect(size).toEqual([480, 640]);
    const [place, shown] = await Promise.all([picture(at).boundingBox(), video.boundingBox()]);
    expect(shown).toEqual(place);
    expect(await video.evaluate((element) => getComputedStyle(element).transform)).toBe("matrix(-1, 0, 0, 1, 0, 0)");
    await paysByScanner(at);
    await at.sees("done");
  });
});

test.describe("no camera at all", () => {
  test.use({ setting: { cameras: 0 } });

  test("is said calmly, a whole sale goes by the scanner, and nothing of the camera is loaded", async ({ shop }) => {
    const at = await shop.open({ locale: "uz" });
    await allow(at, true);
    await at.type("127500");
    await at.reads(2, at.words.checkout.camera.noCamera);
    await expectAccessible(at.page);
    await paysByScanner(at);
    await at.reads(3, at.words.checkout.camera.noCamera);
    await at.scan(receipt());
    await at.sees("done");
    expect(await loaded(at)).toEqual([]);
  });
});

test.describe("two cameras", () => {
  test.use({ setting: { cameras: 2 } });

  test("the choice is kept: by its identifier in the next stage, by its name after a start", async ({ shop }) => {
    const at = await shop.open();
    await allow(at, true);
    await at.type("127500");
    await running(at);
    const choice = at.page.getByRole("combobox", { name: at.words.checkout.camera.choose });
    const names = await choice.getByRole("option").allTextContents();
    expect(names).toHaveLength(2);
    const [, second = ""] = names;
    const shown = ({ page }: Cashier) => page.locator("[data-camera] select option:checked").textContent();
    expect(await shown(at)).not.toBe(second);
    await choice.selectOption({ label: second });
    await expect.poll(() => shown(at)).toBe(second);
    await running(at);
    await paysByScanner(at);
    await running(at);
    expect(await shown(at)).toBe(second);
    const identifier = await choice.inputValue();

    // Another profile of the browser knows the same cameras by other identifiers.
    await shop.till().close();
    const again = await shop.reopen();
    await allow(again, true);
    await expect.poll(() => shown(again)).toBe(second);
    expect(await again.page.locator("[data-camera] select").inputValue()).not.toBe(identifier);
  });
});

/** What of the decoder this page has loaded. */
function loaded({ page }: Cashier): Promise<readonly string[]> {
  return page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => /\.wasm$|decode-worker/u.test(path)),
  );
}
