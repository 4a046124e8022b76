import { z } from "zod";
import { SETUP_BEHIND } from "../../shared/domain/setup.ts";
import { DEFAULT_SETTINGS, settingsSchema, type Settings } from "../../shared/domain/settings.ts";

/** What a settings document amounts to. `repaired`: values that did not fit were replaced by their defaults. */
export interface ReadSettings {
  readonly settings: Settings;
  readonly repaired: readonly string[];
}

const fields = settingsSchema.shape;
const recordSchema = z.record(z.string(), z.unknown());
type JsonObject = z.infer<typeof recordSchema>;

/**
 * Makes settings of a document from any version of this program: fields it does not know fall away, missing ones get
 * their defaults, a value that does not fit is replaced by its default and named. Null when it is no document at all.
 */
export function readSettings(document: unknown): ReadSettings | null {
  const root = recordSchema.safeParse(document);
  if (!root.success) return null;
  const repaired: string[] = [];
  const read = <T>(of: JsonObject, path: string, schema: z.ZodType<T>, fallback: T): T => {
    const value = of[path.slice(path.lastIndexOf(".") + 1)];
    if (value === undefined) return fallback;
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    repaired.push(path);
    return fallback;
  };
  const group = (of: JsonObject, path: string) => read(of, path, recordSchema, {});

  const { terminal, limits, timeouts, scanner, providers, printer, display, kiosk } = DEFAULT_SETTINGS;
  const t = group(root.data, "terminal");
  const l = group(root.data, "limits");
  const o = group(root.data, "timeouts");
  const s = group(root.data, "scanner");
  const printed = group(root.data, "printer");
  const paper = fields.printer.shape;
  const shown = group(root.data, "display");
  const h = group(root.data, "shifts");
  const e = group(root.data, "access");
  const k = group(root.data, "kiosk");
  const g = group(root.data, "setup");
  const of = group(root.data, "providers");
  const a = group(of, "providers.anor");
  const f = group(of, "providers.freedom");
  const p = group(of, "providers.appotapay");
  const w = group(of, "providers.wallet");
  const shape = {
    t: fields.terminal.shape,
    l: fields.limits.shape,
    o: fields.timeouts.shape,
    s: fields.scanner.shape,
  };
  const isOlder = root.data["access"] === undefined;
  const { access } = fields;
  const anor = fields.providers.shape.anor.shape;
  const freedom = fields.providers.shape.freedom.shape;
  const appotapay = fields.providers.shape.appotapay.shape;
  const wallet = fields.providers.shape.wallet.shape;
  const settings: Settings = {
    mode: read(root.data, "mode", fields.mode, DEFAULT_SETTINGS.mode),
    selectedProvider: read(root.data, "selectedProvider", fields.selectedProvider, DEFAULT_SETTINGS.selectedProvider),
    terminal: {
      name: read(t, "terminal.name", shape.t.name, terminal.name),
      cashier: read(t, "terminal.cashier", shape.t.cashier, terminal.cashier),
      timeZone: read(t, "terminal.timeZone", shape.t.timeZone, terminal.timeZone),
    },
    locale: read(root.data, "locale", fields.locale, DEFAULT_SETTINGS.locale),
    theme: read(root.data, "theme", fields.theme, DEFAULT_SETTINGS.theme),
    sounds: read(root.data, "sounds", fields.sounds, DEFAULT_SETTINGS.sounds),
    limits: {
      maxAmount: read(l, "limits.maxAmount", shape.l.maxAmount, limits.maxAmount),
      receiptMaxAgeHours: read(l, "limits.receiptMaxAgeHours", shape.l.receiptMaxAgeHours, limits.receiptMaxAgeHours),
    },
    shifts: {
      opening: read(h, "shifts.opening", fields.shifts.shape.opening, DEFAULT_SETTINGS.shifts.opening),
    },
    timeouts: {
      connectSeconds: read(o, "timeouts.connectSeconds", shape.o.connectSeconds, timeouts.connectSeconds),
      unknownAfterSeconds: read(
        o,
        "timeouts.unknownAfterSeconds",
        shape.o.unknownAfterSeconds,
        timeouts.unknownAfterSeconds,
      ),
      listenSeconds: read(o, "timeouts.listenSeconds", shape.o.listenSeconds, timeouts.listenSeconds),
      holdSeconds: read(o, "timeouts.holdSeconds", shape.o.holdSeconds, timeouts.holdSeconds),
    },
    scanner: {
      prefix: read(s, "scanner.prefix", shape.s.prefix, scanner.prefix),
      ending: read(s, "scanner.ending", shape.s.ending, scanner.ending),
      suffix: read(s, "scanner.suffix", shape.s.suffix, scanner.suffix),
      keyGapMs: read(s, "scanner.keyGapMs", shape.s.keyGapMs, scanner.keyGapMs),
      layout: read(s, "scanner.layout", shape.s.layout, scanner.layout),
      cameraId: read(s, "scanner.cameraId", shape.s.cameraId, scanner.cameraId),
      cameraName: read(s, "scanner.cameraName", shape.s.cameraName, scanner.cameraName),
      mirrored: read(s, "scanner.mirrored", shape.s.mirrored, scanner.mirrored),
    },
    access: {
      autoLockMinutes: read(
        e,
        "access.autoLockMinutes",
        access.shape.autoLockMinutes,
        DEFAULT_SETTINGS.access.autoLockMinutes,
      ),
      // A till that took live money before there were people goes on without them until somebody is entered.
      withoutPeople: read(
        e,
        "access.withoutPeople",
        access.shape.withoutPeople,
        isOlder && root.data["mode"] === "live",
      ),
    },
    providers: {
      anor: {
        enabled: read(a, "providers.anor.enabled", anor.enabled, providers.anor.enabled),
        baseUrl: read(a, "providers.anor.baseUrl", anor.baseUrl, providers.anor.baseUrl),
        ca: read(a, "providers.anor.ca", anor.ca, providers.anor.ca),
        unit: read(a, "providers.anor.unit", anor.unit, providers.anor.unit),
      },
      freedom: {
        enabled: read(f, "providers.freedom.enabled", freedom.enabled, providers.freedom.enabled),
        baseUrl: read(f, "providers.freedom.baseUrl", freedom.baseUrl, providers.freedom.baseUrl),
        ca: read(f, "providers.freedom.ca", freedom.ca, providers.freedom.ca),
        merchantId: read(f, "providers.freedom.merchantId", freedom.merchantId, providers.freedom.merchantId),
        flow: read(f, "providers.freedom.flow", freedom.flow, providers.freedom.flow),
        currency: read(f, "providers.freedom.currency", freedom.currency, providers.freedom.currency),
      },
      appotapay: {
        enabled: read(p, "providers.appotapay.enabled", appotapay.enabled, providers.appotapay.enabled),
        baseUrl: read(p, "providers.appotapay.baseUrl", appotapay.baseUrl, providers.appotapay.baseUrl),
        ca: read(p, "providers.appotapay.ca", appotapay.ca, providers.appotapay.ca),
        partnerCode: read(p, "providers.appotapay.partnerCode", appotapay.partnerCode, providers.appotapay.partnerCode),
        terminalId: read(p, "providers.appotapay.terminalId", appotapay.terminalId, providers.appotapay.terminalId),
        flow: read(p, "providers.appotapay.flow", appotapay.flow, providers.appotapay.flow),
      },
      wallet: {
        enabled: read(w, "providers.wallet.enabled", wallet.enabled, providers.wallet.enabled),
        baseUrl: read(w, "providers.wallet.baseUrl", wallet.baseUrl, providers.wallet.baseUrl),
        ca: read(w, "providers.wallet.ca", wallet.ca, providers.wallet.ca),
        clientId: read(w, "providers.wallet.clientId", wallet.clientId, providers.wallet.clientId),
        system: read(w, "providers.wallet.system", wallet.system, providers.wallet.system),
        account: read(w, "providers.wallet.account", wallet.account, providers.wallet.account),
      },
    },
    printer: {
      connection: read(printed, "printer.connection", paper.connection, printer.connection),
      address: read(printed, "printer.address", paper.address, printer.address),
      queue: read(printed, "printer.queue", paper.queue, printer.queue),
      device: read(printed, "printer.device", paper.device, printer.device),
      language: read(printed, "printer.language", paper.language, printer.language),
      width: read(printed, "printer.width", paper.width, printer.width),
      raster: read(printed, "printer.raster", paper.raster, printer.raster),
      codePage: read(printed, "printer.codePage", paper.codePage, printer.codePage),
      codePageNumber: read(printed, "printer.codePageNumber", paper.codePageNumber, printer.codePageNumber),
      automatic: read(printed, "printer.automatic", paper.automatic, printer.automatic),
      zReport: read(printed, "printer.zReport", paper.zReport, printer.zReport),
      slipLanguage: read(printed, "printer.slipLanguage", paper.slipLanguage, printer.slipLanguage),
      header: read(printed, "printer.header", paper.header, printer.header),
      footer: read(printed, "printer.footer", paper.footer, printer.footer),
      drawer: read(printed, "printer.drawer", paper.drawer, printer.drawer),
    },
    display: {
      on: read(shown, "display.on", fields.display.shape.on, display.on),
      language: read(shown, "display.language", fields.display.shape.language, display.language),
    },
    kiosk: {
      fullScreen: read(k, "kiosk.fullScreen", fields.kiosk.shape.fullScreen, kiosk.fullScreen),
      startAtLogin: read(k, "kiosk.startAtLogin", fields.kiosk.shape.startAtLogin, kiosk.startAtLogin),
    },
    // A document of a version that knew no guide is one of a till in use.
    setup: {
      step: read(g, "setup.step", fields.setup.shape.step, SETUP_BEHIND.step),
      offered: read(g, "setup.offered", fields.setup.shape.offered, SETUP_BEHIND.offered),
    },
  };
  return { settings, repaired };
}
