import { describe, expect, it, vi } from "vitest";
import { createSettingsService } from "../../../../electron/settings/service.ts";
import { DEFAULT_SETTINGS, type SettingsPatch } from "../../../../shared/domain/settings.ts";
import { fakeFile, silentLog, systemError } from "./fakes.ts";

function service(document?: unknown) {
  const { file, state } = fakeFile(document);
  return { settings: createSettingsService({ file, log: silentLog }), state };
}

describe("at start", () => {
  it("without a document everything is at its default, and nothing is written", () => {
    const { settings, state } = service();
    expect(settings.current()).toEqual(DEFAULT_SETTINGS);
    expect(settings.setAsideAs).toBeNull();
    expect(state.writes).toBe(0);
  });

  it("missing fields get their defaults, the others stay", () => {
    const { settings, state } = service({ locale: "vi", terminal: { name: "North" }, providers: { anor: {} } });
    expect(settings.current()).toEqual({
      ...DEFAULT_SETTINGS,
      locale: "vi",
      terminal: { ...DEFAULT_SETTINGS.terminal, name: "North" },
      // A till with settings of an older version is one in use: it is offered no guide.
      setup: { step: "done", offered: false },
    });
    expect(settings.setAsideAs).toBeNull();
    expect(state.writes).toBe(0);
  });

  it("how far the first setup has come is kept, and told to nobody as a change", () => {
    const { settings, state } = service();
    expect(settings.current().setup).toEqual({ step: "language", offered: true });
    expect(settings.change({ setup: { step: "printer" } })).toMatchObject({ ok: true, value: { fields: [] } });
    expect(settings.change({ setup: { offered: false }, sounds: false })).toMatchObject({
      ok: true,
      value: { fields: ["sounds"] },
    });
    expect(service(state.document).settings.current().setup).toEqual({ step: "printer", offered: false });
  });

  it("fields of another version are no fault", () => {
    const document = {
      ...DEFAULT_SETTINGS,
      printer: { ip: "x" },
      terminal: { ...DEFAULT_SETTINGS.terminal, floor: 2 },
    };
    const { settings } = service(document);
    expect(settings.current()).toEqual(DEFAULT_SETTINGS);
    expect(settings.setAsideAs).toBeNull();
  });

  it("values that do not fit are replaced one by one, and the old document is kept", () => {
    const document = {
      ...DEFAULT_SETTINGS,
      locale: "klingon",
      mode: "live",
      timeouts: { connectSeconds: -1, holdSeconds: 9 },
    };
    const { settings, state } = service(document);
    const { timeouts } = DEFAULT_SETTINGS;
    expect(settings.current()).toEqual({
      ...DEFAULT_SETTINGS,
      mode: "live",
      timeouts: { ...timeouts, holdSeconds: 9 },
    });
    expect(settings.setAsideAs).toBe("settings.aside.json");
    expect(state.aside).toEqual(document);
    expect(state.document).toEqual(settings.current());
  });

  it("a scanner that was set up is kept, and what does not fit of it is as out of the box", () => {
    const scanner = { prefix: "<F18>", ending: "tab", keyGapMs: 9_999, layout: { KeyY: "z" } };
    const { settings } = service({ ...DEFAULT_SETTINGS, scanner });
    expect(settings.current().scanner).toEqual({ ...DEFAULT_SETTINGS.scanner, ...scanner, keyGapMs: 35 });
  });

  it("a unit that can't be understood is unset, never guessed", () => {
    const { anor } = DEFAULT_SETTINGS.providers;
    const { settings } = service({
      ...DEFAULT_SETTINGS,
      providers: { anor: { ...anor, unit: { state: "confirmed", unit: "sum" } } },
    });
    expect(settings.current().providers.anor.unit).toEqual({ state: "unset" });
  });

  it.each([["a text"], [5], [[1]], [true]])("%j is no document: set aside, defaults", (document) => {
    const { settings, state } = service(document);
    expect(settings.current()).toEqual(DEFAULT_SETTINGS);
    expect(settings.setAsideAs).toBe("settings.aside.json");
    expect(state.aside).toEqual(document);
  });

  it("an unreadable document is set aside", () => {
    const { file, state } = fakeFile();
    state.broken = new SyntaxError("no json");
    const settings = createSettingsService({ file, log: silentLog });
    expect(settings.current()).toEqual(DEFAULT_SETTINGS);
    expect(settings.setAsideAs).toBe("settings.aside.json");
  });

  it("what can't be set aside is not written over", () => {
    const { file, state } = fakeFile("broken");
    file.setAside = () => {
      throw systemError("EACCES");
    };
    const settings = createSettingsService({ file, log: silentLog });
    expect(settings.current()).toEqual(DEFAULT_SETTINGS);
    expect(settings.setAsideAs).toBeNull();
    expect(state.document).toBe("broken");
  });
});

describe("a change", () => {
  it("is on disk, told, and names the paths that changed", () => {
    const { settings, state } = service();
    const heard = vi.fn();
    settings.onChange(heard);
    const changed = settings.change({
      locale: "ru",
      terminal: { name: "Till 1", cashier: "Ann" },
      anor: { enabled: true },
    });
    expect(changed).toMatchObject({ ok: true, value: { fields: ["terminal.cashier", "locale"] } });
    expect(state.document).toEqual(settings.current());
    expect(heard).toHaveBeenCalledExactlyOnceWith(settings.current());
  });

  it("to what is so already writes and tells nothing", () => {
    const { settings, state } = service();
    const heard = vi.fn();
    settings.onChange(heard);
    expect(settings.change({ locale: DEFAULT_SETTINGS.locale })).toMatchObject({ ok: true, value: { fields: [] } });
    expect(settings.change({})).toMatchObject({ ok: true, value: { fields: [] } });
    expect(state.writes).toBe(0);
    expect(heard).not.toHaveBeenCalled();
  });

  it("keeps unit, mode and everything it does not name", () => {
    const unit = { state: "chosen", unit: "tiyin", who: "Ann", at: 1 } as const;
    const { settings } = service();
    settings.setUnit(unit);
    settings.setMode("live");
    settings.change({ anor: { baseUrl: "http://192.168.1.5:8080" }, timeouts: { holdSeconds: 0 } });
    expect(settings.current()).toEqual({
      ...DEFAULT_SETTINGS,
      mode: "live",
      timeouts: { ...DEFAULT_SETTINGS.timeouts, holdSeconds: 0 },
      providers: {
        ...DEFAULT_SETTINGS.providers,
        anor: { enabled: true, baseUrl: "http://192.168.1.5:8080", ca: "", unit },
      },
    });
  });

  it.each([
    ["ENOSPC", "disk-full"],
    ["EACCES", "read-only"],
    ["EIO", "io"],
  ])("that the disk refuses (%s) is not there at all", (code, reason) => {
    const { settings, state } = service();
    const heard = vi.fn();
    settings.onChange(heard);
    const before = settings.current();
    state.broken = systemError(code);
    expect(settings.change({ locale: "ru" })).toMatchObject({ ok: false, error: { kind: "storage", reason } });
    expect(settings.current()).toBe(before);
    expect(heard).not.toHaveBeenCalled();
  });

  it("is told to nobody who has stopped listening", () => {
    const { settings } = service();
    const heard = vi.fn();
    settings.onChange(heard)();
    settings.setMode("live");
    expect(heard).not.toHaveBeenCalled();
  });

  it("that does not fit the schema is refused with its field", () => {
    const { settings } = service();
    const refused = settings.change({ terminal: { name: "" } });
    expect(refused).toMatchObject({ ok: false, error: { kind: "invalid-input", field: "terminal.name" } });
  });
});

describe("the device's address", () => {
  const to = (baseUrl: string): SettingsPatch => ({ anor: { baseUrl } });

  it.each([
    "http://192.168.1.50:8080",
    "http://10.0.0.2",
    "http://127.0.0.1:1",
    "http://[fd00::1]:80",
    "https://203.0.113.5",
    "http://fiscalbox.local",
    "",
  ])("%s is taken", (address) => {
    expect(service({ providers: { anor: { baseUrl: "http://10.9.9.9" } } }).settings.change(to(address)).ok).toBe(true);
  });

  it.each(["http://203.0.113.5", "http://8.8.8.8:8080", "http://[2001:4860:4860::8888]/", "http://0x08080808/"])(
    "%s is public and not encrypted: refused",
    (address) => {
      const { settings } = service();
      expect(settings.change(to(address))).toMatchObject({
        ok: false,
        error: { kind: "not-configured", reason: "base-url-public-http" },
      });
      expect(settings.current().providers.anor.baseUrl).toBe("");
    },
  );

  it.each(["http://user:pw@10.0.0.2", "http://10.0.0.2/?a=1", "http://10.0.0.2/#x", "ftp://10.0.0.2", "10.0.0.2"])(
    "%s is refused",
    (address) => {
      expect(service().settings.change(to(address))).toMatchObject({
        ok: false,
        error: { kind: "invalid-input", field: "providers.anor.baseUrl" },
      });
    },
  );

  it("of an older version that is refused today does not stand in the way of other changes", () => {
    const { settings } = service({ providers: { anor: { baseUrl: "http://203.0.113.5" } } });
    expect(settings.change({ locale: "ru" }).ok).toBe(true);
    expect(settings.current().providers.anor.baseUrl).toBe("http://203.0.113.5");
  });
});
