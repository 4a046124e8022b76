import { SaxesParser } from "saxes";
import { FileProblem } from "./file-problem.ts";

export interface XmlHandler {
  open(name: string, attribute: (name: string) => string): void;
  text(text: string): void;
  close(name: string): void;
}

export interface XmlPieces {
  take(bytes: Uint8Array, isLast: boolean): void;
}

/** The longest run of text that is kept for one element: a cell of a workbook has at most 32,767 characters. */
export const LONGEST_TEXT = 33_000;

/**
 * Reads XML piece by piece. Knows no document type and no entity but the five of XML itself: whoever declares one is
 * refused, so nothing can grow out of a few bytes and no other file is ever looked at. Names come without prefixes.
 */
export function xmlEvents(handler: XmlHandler): XmlPieces {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const decoded = (bytes: Uint8Array, isLast: boolean): string => {
    try {
      return decoder.decode(bytes, { stream: !isLast });
    } catch {
      throw new FileProblem("damaged");
    }
  };
  const parser = new SaxesParser({ xmlns: false });
  const refuse = (): never => {
    throw new FileProblem("damaged");
  };
  parser.on("doctype", refuse);
  parser.on("error", refuse);
  parser.on("opentag", ({ name, attributes }) => {
    const named = new Map(Object.entries(attributes).map(([key, value]) => [bare(key), value]));
    handler.open(bare(name), (wanted) => named.get(wanted) ?? "");
  });
  parser.on("text", (text) => handler.text(text));
  parser.on("cdata", (text) => handler.text(text));
  parser.on("closetag", ({ name }) => handler.close(bare(name)));
  return {
    take(bytes, isLast) {
      parser.write(decoded(bytes, isLast));
      if (isLast) parser.close();
    },
  };
}

function bare(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
