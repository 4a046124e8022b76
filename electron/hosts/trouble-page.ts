import type { Locale } from "../../shared/domain/settings.ts";
import type { PosError } from "../../shared/errors/pos-error.ts";
import { WORDS, type Trouble } from "./words.ts";

/** Which advice an error of the start calls for. */
export function troubleOf(error: PosError): Trouble {
  if (error.kind !== "storage") return "fault";
  return error.reason === "locked" ? "already-open" : "data-folder";
}

/** Where the page is, on the till's own origin. */
export const TROUBLE_PATH = "/trouble.html";

/** Why there is no till, and what whoever stands there needs to know. */
export interface NoTill {
  readonly error: PosError;
  /** The languages in their order on the page. */
  readonly locales: readonly Locale[];
  readonly dataDir: string;
  /** The file with the steps back to the version before, while an update has not reached its screen yet. */
  readonly wayBack?: string | null;
}

/** The page that says why there is no till, and its style, by their paths. */
export function troublePages(noTill: NoTill): readonly MadePage[] {
  return [
    { path: "/trouble.css", type: "text/css; charset=utf-8", text: STYLE },
    { path: TROUBLE_PATH, type: "text/html; charset=utf-8", text: troublePage(noTill) },
  ];
}

/** A text that a host serves beside its files. */
export interface MadePage {
  readonly path: string;
  readonly type: string;
  readonly text: string;
}

/** Plain HTML without script: it must show when nothing else works. All languages, for there are no settings to ask. */
export function troublePage({ error, locales, dataDir, wayBack = null }: NoTill): string {
  const trouble = troubleOf(error);
  // Another version would find the data in use too.
  const back = trouble === "already-open" || wayBack === null ? null : `<code>${escapeHtml(wayBack)}</code>`;
  const sections = locales.map((locale) => {
    const words = WORDS[locale];
    const text = [
      `<h1>${words.title}</h1>`,
      `<p><strong>${words.money}</strong></p>`,
      `<p>${words.advice[trouble]}</p>`,
      ...(back === null ? [] : [`<p>${words.wayBack} ${back}</p>`]),
    ];
    return `<section lang="${locale}">${text.join("")}</section>`;
  });
  const facts = [dataDir, describe(error)].map((fact) => `<code>${escapeHtml(fact)}</code>`).join("<br>");
  const [first = "en"] = locales;
  const head = `<meta charset="utf-8"><title>Tilla</title><link rel="stylesheet" href="/trouble.css">`;
  const main = `<main>${sections.join("")}<footer><h2>${WORDS[first].details}</h2><p>${facts}</p></footer></main>`;
  return `<!doctype html><html lang="${first}"><head>${head}</head><body>${main}</body></html>`;
}

function describe(error: PosError): string {
  switch (error.kind) {
    case "storage":
      return `storage ${error.reason}: ${error.detail}`;
    case "internal":
      return `internal ${error.id}`;
    default:
      return error.kind;
  }
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`);
}

const STYLE = `
:root { color-scheme: light; font: 18px/1.5 system-ui, sans-serif; }
body { margin: 0; background: #fff; color: #1b1f24; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem; }
section { border-left: 6px solid #b3261e; padding: 0 0 0 1rem; margin: 0 0 1.5rem; }
section:not(:first-child) { border-color: #c6ccd3; font-size: 16px; }
h1 { margin: 0; font-size: 1.5em; }
h2 { margin: 0; font-size: 1em; }
p { margin: 0.4rem 0 0; }
code { overflow-wrap: anywhere; }
`;
