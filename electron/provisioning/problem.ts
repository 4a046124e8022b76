import type { z } from "zod";

/** One thing that is wrong with a document: where, and in plain words what. Never quotes a value: it may be a secret. */
export interface Problem {
  readonly path: string;
  readonly problem: string;
}

const LONGEST_NAME = 60;

/** Everything that a schema found, one problem per field. */
export function problemsOf(error: z.ZodError): Problem[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code !== "unrecognized_keys") return [{ path: at(path), problem: inWords(issue) }];
    return issue.keys.map((key) => ({ path: at([...path, key]), problem: "is no field of this document" }));
  });
}

function at(path: readonly string[]): string {
  return path.map((part) => (part.length > LONGEST_NAME ? `${part.slice(0, LONGEST_NAME)}…` : part)).join(".");
}

function inWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return `must be ${TYPES[issue.expected] ?? issue.expected}`;
    case "too_small":
      return issue.origin === "string"
        ? `must not be shorter than ${issue.minimum} characters`
        : `must not be less than ${issue.minimum}`;
    case "too_big":
      return issue.origin === "string"
        ? `must not be longer than ${issue.maximum} characters`
        : `must not be more than ${issue.maximum}`;
    case "invalid_value":
      return `must be ${issue.values.length > 1 ? "one of " : ""}${issue.values.map(String).join(", ")}`;
    default:
      return issue.message;
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  object: "an object in braces { }",
};
