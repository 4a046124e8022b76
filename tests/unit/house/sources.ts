import { readdirSync, readFileSync } from "node:fs";
import { join, posix, relative, resolve, sep } from "node:path";

export interface Source {
  /** From the top of the project, with `/`. */
  readonly path: string;
  readonly text: string;
}

const root = resolve(import.meta.dirname, "../../..");
const codeFile = /\.(?:[cm]?ts|tsx|[cm]?js)$/u;

/** Every file below these folders, or only the code. */
export function filesIn(folders: readonly string[], code = true): readonly Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && (!code || codeFile.test(entry.name)))
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        const path = relative(root, file).split(sep).join("/");
        return { path, text: code ? readFileSync(file, "utf8") : "" };
      }),
  );
}

/** The text without comments; strings stay, so that specifiers can be read. */
function withoutComments(text: string): string {
  return text.replace(/("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\/\*[\s\S]*?\*\/|(?<![:\\])\/\/[^\n]*/gu, "$1");
}

const specifier = /(?:\bfrom\s*|\bimport\s*\(?\s*|\bexport\s*\*\s*from\s*)(["'])([^"'\n]+)\1/gu;

/** What a file imports, types too: relative ones as paths from the top of the project. */
export function importsOf({ path, text }: Source): readonly string[] {
  return [...withoutComments(text).matchAll(specifier)].map(([, , name = ""]) =>
    name.startsWith(".") ? posix.join(posix.dirname(path), name) : name,
  );
}

/** Relative specifiers as they are written. */
export function relativeImportsOf({ text }: Source): readonly string[] {
  return [...withoutComments(text).matchAll(specifier)]
    .map(([, , name = ""]) => name)
    .filter((name) => name.startsWith("."));
}

/** Lines that are neither blank nor comment, as the lint rule counts them. */
export function lineCount({ text }: Source): number {
  return withoutComments(text)
    .split("\n")
    .filter((line) => line.trim() !== "").length;
}
