import { z } from "zod";

/** The commands a printer understands. */
export const printerLanguageSchema = z.enum(["esc-pos", "star-prnt", "star-line"]);
export type PrinterLanguage = z.infer<typeof printerLanguageSchema>;

/**
 * The code pages with which the shop's languages can be printed as text; which number a printer knows them by differs
 * from model to model.
 */
export const codePageSchema = z.enum([
  "ascii",
  "cp866",
  "windows1251",
  "cp855",
  "rk1048",
  "cp437",
  "cp850",
  "cp858",
  "windows1252",
  "windows1258",
  "tcvn3",
  "viscii",
]);
export type CodePage = z.infer<typeof codePageSchema>;

/** `host` or `host:port`; an IPv6 address in brackets. */
const ADDRESS = /^(?:\[[\da-f:.]+\]|[\w.-]+)(?::\d{1,5})?$/iu;

export const printerSettingsSchema = z.strictObject({
  /** `network`: raw TCP. `queue`: a queue of this machine's printing system. `device`: a printer's device file. */
  connection: z.enum(["none", "network", "queue", "device"]),
  address: z.union([z.literal(""), z.string().max(100).regex(ADDRESS)]),
  queue: z.string().regex(/^[\w.-]{0,100}$/u),
  device: z.union([z.literal(""), z.string().regex(/^\/dev\/(?:usb\/)?lp\d{1,2}$/u)]),
  language: printerLanguageSchema,
  /** Paper, in millimetres. */
  width: z.literal([58, 80]),
  /** Everything as a picture: any script on any printer. */
  raster: z.boolean(),
  codePage: codePageSchema,
  codePageNumber: z.int().min(0).max(255),
  /** When a sale's slip is printed by itself. */
  automatic: z.enum(["off", "paid", "fiscalized"]),
  /** A shift that is closed prints its Z report by itself. */
  zReport: z.boolean(),
  /** The slips' language; `screen` is the one the till speaks. */
  slipLanguage: z.enum(["screen", "uz", "ru", "en", "vi"]),
  /** The shop's name, address and numbers, as they stand above every slip. */
  header: z.string().max(400),
  footer: z.string().max(400),
  /** A cash drawer hangs on the printer. */
  drawer: z.boolean(),
});
export type PrinterSettings = Readonly<z.infer<typeof printerSettingsSchema>>;

export const DEFAULT_PRINTER: PrinterSettings = {
  connection: "none",
  address: "",
  queue: "",
  device: "",
  language: "esc-pos",
  width: 80,
  raster: true,
  codePage: "cp866",
  codePageNumber: 17,
  automatic: "off",
  zReport: true,
  slipLanguage: "screen",
  header: "",
  footer: "",
  drawer: false,
};

/** The port that every network printer listens on unless it was set otherwise. */
const RAW_PORT = 9100;

/** The parts of a printer's address; null when it names no usable port. */
export function printerAddress(text: string): { readonly host: string; readonly port: number } | null {
  const parts = /^(?:\[(?<v6>[\da-f:.]+)\]|(?<name>[\w.-]+))(?::(?<port>\d{1,5}))?$/iu.exec(text)?.groups;
  const host = parts?.["v6"] ?? parts?.["name"];
  const port = parts?.["port"] === undefined ? RAW_PORT : Number(parts["port"]);
  return host === undefined || port < 1 || port > 65_535 ? null : { host, port };
}
