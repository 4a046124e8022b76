import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import type { PosBridge } from "../../../shared/ipc/bridge.ts";
import { contract, type Input, type Method, type Output } from "../../../shared/ipc/contract.ts";
import type { Result } from "../../../shared/result.ts";
import { expect, test } from "./fixture.ts";
import { SHOWN_ORIGIN } from "./screen.ts";

/** Makes one call of the contract from the page. */
function call<M extends Method>(page: Page, method: M, input: Input<M>): Promise<Result<Output<M>, PosError>> {
  return page.evaluate(
    ([name, argument]) => {
      const { pos } = window as unknown as { pos: Record<string, (input: unknown) => Promise<never>> };
      return pos[name]?.(argument) ?? Promise.reject(new Error(`no ${name}`));
    },
    [method, input] as const,
  );
}

test("the built main and preload give the page the contract and nothing of Electron", async ({ launch }) => {
  const { page } = await launch();
  const seen = await page.evaluate(() => ({
    calls: Object.keys((window as unknown as { pos: object }).pos),
    frozen: Object.isFrozen((window as unknown as { pos: object }).pos),
    globals: ["require", "process", "module", "Buffer", "ipcRenderer", "electron"].filter((name) => name in window),
    script: "scriptRan" in window,
  }));
  expect(seen.calls.toSorted()).toEqual([...Object.keys(contract), "subscribe"].toSorted());
  expect(seen).toMatchObject({ frozen: true, globals: [], script: true });
});

test("a call crosses, is checked by the till's schemas, and answers a result", async ({ launch }) => {
  const { page } = await launch();
  const status = await call(page, "app.status", null);
  expect(status).toMatchObject({
    ok: true,
    value: { host: "electron", mode: "training", secrets: { keptIn: "system" } },
  });
  const refused = await call(page, "sales.story", { saleId: 5 } as never);
  expect(refused).toMatchObject({ ok: false, error: { kind: "invalid-input" } });
});

test("events reach the page's listener without anything of the IPC, until it unsubscribes", async ({ launch }) => {
  const { page } = await launch();
  const change = (locale: "ru" | "vi") => call(page, "settings.change", { patch: { locale }, who: "t" });
  await page.evaluate(() => {
    const heard: unknown[][] = [];
    const unsubscribe = (window as unknown as { pos: PosBridge }).pos.subscribe((...args) => heard.push(args));
    Object.assign(window, { heard, unsubscribe });
  });
  const heard = () => page.evaluate(() => (window as unknown as { heard: { type: string }[][] }).heard);
  await change("ru");
  await expect.poll(async () => (await heard()).length).toBeGreaterThan(0);
  const before = await heard();
  for (const args of before) {
    expect(args).toHaveLength(1);
    expect(Object.keys(args[0] ?? {}).toSorted()).toEqual(["status", "type"]);
  }
  await page.evaluate(() => (window as unknown as { unsubscribe(): void }).unsubscribe());
  await change("vi");
  expect(await heard()).toEqual(before);
});

test("the policy is in force: no inline script, no eval, no inline style, no network", async ({ launch }) => {
  const { page } = await launch();
  const outcome = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "window.inlineRan = true";
    document.head.append(script);
    const style = document.createElement("style");
    style.textContent = "h1 { color: rgb(9, 9, 9) }";
    document.head.append(style);
    const heading = document.querySelector("h1");
    const network = await fetch("https://example.invalid/").then(
      () => "went",
      () => "refused",
    );
    return {
      inline: "inlineRan" in window,
      heading: heading ? getComputedStyle(heading).color : "",
      evaluated: (window as unknown as { evaluated: string }).evaluated,
      network,
      wasm: WebAssembly.validate(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])),
    };
  });
  expect(outcome).toEqual({
    inline: false,
    heading: "rgb(1, 2, 3)",
    evaluated: "refused",
    network: "refused",
    wasm: true,
  });
});

test("the page's own world is cross-origin closed and secure", async ({ launch }) => {
  const { page } = await launch();
  const response = await page.reload();
  expect(response?.headers()).toMatchObject({
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
  });
  expect(await page.evaluate(() => globalThis.isSecureContext)).toBe(true);
  expect(await page.evaluate(() => fetch("/../../data/settings.json").then((answer) => answer.status))).toBe(404);
});

test("a sub frame can't call, although it shares the origin", async ({ launch }) => {
  const { page } = await launch();
  const answer = await page.evaluate(async () => {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    type Ask = (op: string, payload: object) => Promise<unknown>;
    const { tillaStandInAsk } = frame.contentWindow as unknown as { tillaStandInAsk: Ask };
    return tillaStandInAsk("invoke", { channel: "tilla:call:app.status", args: [null] }).then(
      () => "answered",
      (error: unknown) => String(error),
    );
  });
  expect(answer).toContain("refused");
});

test("the page can't leave, and opens no window", async ({ launch }) => {
  const { page } = await launch();
  await page.evaluate(() => {
    location.href = "https://example.invalid/";
  });
  await page.evaluate(() => void window.open("https://example.invalid/"));
  await expect.poll(() => page.context().pages().length).toBe(1);
  expect(page.url()).toBe(`${SHOWN_ORIGIN}/index.html`);
  expect(await call(page, "app.status", null)).toMatchObject({ ok: true });
});

test("the camera is given to the page, the microphone is not", async ({ launch }) => {
  const { page, record } = await launch();
  const ask = (constraints: MediaStreamConstraints) =>
    page.evaluate(
      (wanted) =>
        navigator.mediaDevices.getUserMedia(wanted).then(
          () => "given",
          (error: unknown) => (error instanceof DOMException ? error.name : "failed"),
        ),
      constraints,
    );
  expect(await ask({ video: true })).not.toBe("NotAllowedError");
  expect(await ask({ audio: true })).toBe("NotAllowedError");
  expect(await ask({ video: true, audio: true })).toBe("NotAllowedError");
  expect((await record()).permissions).toEqual([
    { permission: "media", media: ["video"], granted: true },
    { permission: "media", media: ["audio"], granted: false },
    { permission: "media", media: ["video", "audio"], granted: false },
  ]);
});

test("a crashed page comes back to the same till", async ({ launch }) => {
  const { page, tell } = await launch();
  await call(page, "settings.change", { patch: { terminal: { name: "Till 7" } }, who: "t" });
  await page.evaluate(() => Object.assign(window, { before: true }));
  const reloaded = page.waitForEvent("load");
  await tell("crashed");
  await reloaded;
  expect(await page.evaluate(() => "before" in window)).toBe(false);
  const status = await call(page, "app.status", null);
  expect(status).toMatchObject({ ok: true, value: { settings: { terminal: { name: "Till 7" } } } });
});

test("closing the window ends the program, and settings outlive it", async ({ launch }) => {
  const first = await launch();
  await call(first.page, "settings.change", { patch: { locale: "ru" }, who: "t" });
  await first.close();
  expect(await first.ended).toEqual({ code: 0, signal: null });
  const second = await launch();
  const status = await call(second.page, "app.status", null);
  expect(status).toMatchObject({ ok: true, value: { settings: { locale: "ru" }, settingsSetAside: null } });
});

test("unreadable settings are set aside and said", async ({ folder, launch }) => {
  writeFileSync(join(folder, "data/settings.json"), '{"mode": "live"');
  const { page } = await launch();
  const status = await call(page, "app.status", null);
  if (!status.ok) throw new Error(status.error.kind);
  const aside = status.value.settingsSetAside ?? "";
  expect(aside).toMatch(/^settings\.unreadable-.*\.json$/u);
  expect(existsSync(join(folder, "data", aside))).toBe(true);
});

test("a second start brings the first one forward", async ({ launch }) => {
  const { tell, record } = await launch();
  const shown = async () => (await record()).shown.join(" ");
  await expect.poll(shown).toBe("show");
  await tell("secondStart");
  expect(await shown()).toBe("show show focus");
});

test("a data folder in use is said on a page, in four languages, instead of a blank window", async ({ launch }) => {
  await launch();
  const { page } = await launch();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText([
    "The till did not open",
    "Kassa ochilmadi",
    "Касса не открылась",
    "Không mở được máy tính tiền",
  ]);
  expect(
    await page
      .locator("section")
      .first()
      .evaluate((section) => getComputedStyle(section).borderLeftWidth),
  ).toBe("6px");
});

test("--provision says what became of the file", async ({ folder, launch }) => {
  const file = join(folder, "provision.json");
  writeFileSync(file, "{");
  const { output, record } = await launch({ args: [`--provision=${file}`] });
  expect(output()).toMatch(/^not provisioned:\n/u);
  expect((await record()).boxes[0]?.title).toBe("The terminal was not set up, nothing has changed");
});

test("a kiosk fills the screen, stays, starts at login, and all of it ends with the setting", async ({
  folder,
  launch,
}) => {
  test.skip(process.platform !== "linux", "the entry is Linux's");
  const first = await launch({ packaged: true });
  const entry = join(folder, "data-config/autostart/tilla-login.desktop");
  const kiosk = { fullScreen: true, startAtLogin: true };
  expect(existsSync(entry)).toBe(false);
  await call(first.page, "settings.change", { patch: { kiosk }, who: "t" });
  expect(readFileSync(entry, "utf8")).toContain(`"--data=${join(folder, "data")}"`);
  expect((await first.record()).shown).toEqual(["show", "kiosk"]);
  expect(await first.tell("closeWindow")).toBe(false);
  expect(await call(first.page, "app.status", null)).toMatchObject({ ok: true, value: { loginStart: "as-set" } });
  await first.close();

  const second = await launch({ packaged: true });
  await expect.poll(async () => (await second.record()).shown).toEqual(["show", "kiosk"]);
  await call(second.page, "settings.change", {
    patch: { kiosk: { fullScreen: false, startAtLogin: false } },
    who: "t",
  });
  expect(existsSync(entry)).toBe(false);
  expect((await second.record()).shown).toEqual(["show", "kiosk", "window"]);
  // Held only until the journal is closed, as ever.
  await second.tell("closeWindow");
  expect(await second.ended).toEqual({ code: 0, signal: null });
});

test("nothing of the page's browser lies beside the journal", async ({ launch, folder }) => {
  const { record } = await launch();
  const { paths } = await record();
  expect(paths).toMatchObject({ userData: join(folder, "data"), sessionData: join(folder, "data", "chromium") });
});

test("closing the window waits for the charge in flight, and the journal has its end", async ({ launch }) => {
  const first = await launch();
  const timeouts = { unknownAfterSeconds: 5, listenSeconds: 5 };
  await call(first.page, "settings.change", { patch: { timeouts }, who: "t" });
  const samples = await call(first.page, "app.sampleCodes", null);
  if (!samples.ok) throw new Error(samples.error.kind);
  const sample = samples.value.find(({ outcome }) => outcome === "no-answer");
  const code = sample && "code" in sample ? sample.code : "";
  const sale = { saleId: null, amount: 1000, code, reference: "", note: "" };
  const charged = await call(first.page, "sales.charge", sale);
  if (!charged.ok) throw new Error(charged.error.kind);

  expect(await first.tell("closeWindow")).toBe(false);
  await first.tell("quit");
  await first.tell("quit");
  const story = await call(first.page, "sales.story", { saleId: charged.value.id });
  expect(story.ok && story.value.sale.attempts[0]?.state).toBe("sent");

  expect(await first.ended).toEqual({ code: 0, signal: null });
  const second = await launch();
  const after = await call(second.page, "sales.story", { saleId: charged.value.id });
  expect(after.ok && after.value.sale.attempts[0]?.state).toBe("unknown");
});
