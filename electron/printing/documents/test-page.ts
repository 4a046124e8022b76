import { columnsOf, type PrintDocument } from "../../../shared/domain/print-document.ts";
import type { Settings } from "../../../shared/domain/settings.ts";
import { centred, pair } from "./sale-slip.ts";
import type { Voice } from "./voice.ts";

/** Words with the letters on which code pages fail. */
const SAMPLES = [
  "Oʻzbekcha: gʻisht, oʻrik, maʼno",
  "Ўзбекча: қўнғироқ, ҳаво",
  "Русский: подъезд, ёлка № 7",
  "Tiếng Việt: Đã thanh toán, ưu đãi",
  "English: paid 127 500.00",
];

/** A page that shows whether width, letters, code and knife are right. */
export function testPage(settings: Settings, { words }: Voice): readonly PrintDocument[] {
  const { width, raster, codePage, codePageNumber } = settings.printer;
  const letters = raster ? words.testRaster : `${words.testText} ${codePage} = ${codePageNumber}`;
  return [
    [
      { ...centred(words.testTitle), bold: true, size: 2 },
      pair(words.till, settings.terminal.name),
      pair(words.testWidth, `${width} mm`),
      pair(words.testMode, letters),
    ],
    [
      { kind: "text", text: words.testEdges },
      { kind: "text", text: figures(columnsOf(width)) },
    ],
    [{ kind: "text", text: words.testLetters }, ...SAMPLES.map((text) => ({ kind: "text", text }) as const)],
    [centred(words.testCode), { kind: "qr", text: `TILLA ${settings.terminal.name}` }],
  ];
}

/** As many figures as the paper has columns: `1234567890123…`. */
function figures(columns: number): string {
  return Array.from({ length: columns }, (_, index) => (index + 1) % 10).join("");
}
