/** The kinds of code the till reads, named as the web's BarcodeDetector names them. */
export const codeFormats = ["qr_code", "data_matrix", "ean_13", "ean_8", "upc_a", "upc_e", "code_128"] as const;
export type CodeFormat = (typeof codeFormats)[number];

const symbols: Readonly<Record<CodeFormat, string>> = {
  qr_code: "QRCode",
  data_matrix: "DataMatrix",
  ean_13: "EAN13",
  ean_8: "EAN8",
  upc_a: "UPCA",
  upc_e: "UPCE",
  code_128: "Code128",
};

/** The decoder's name for a format. */
export function symbolOf(format: CodeFormat): string {
  return symbols[format];
}

/** The format behind the decoder's name; the sub-kinds of QR and EAN count as their family. */
export function formatOf(symbol: string): CodeFormat | null {
  if (symbol === "QRCodeModel2") return "qr_code";
  if (symbol === "ISBN") return "ean_13";
  return codeFormats.find((format) => symbols[format] === symbol) ?? null;
}

/** Bars in one direction: they carry one check digit at most, so a single reading is not proof. */
export function isLinear(format: CodeFormat): boolean {
  return format !== "qr_code" && format !== "data_matrix";
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A code as one look at one frame found it. Corners are in the pixels of the frame. */
export interface FoundCode {
  readonly text: string;
  readonly format: CodeFormat;
  readonly corners: readonly Point[];
}

/** What one look at one frame tells. */
export interface Sight {
  readonly codes: readonly FoundCode[];
  /** The whole picture is black: a lid over the lens, or a camera that is not awake. */
  readonly black: boolean;
}
