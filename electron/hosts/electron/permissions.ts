import { isOwnUrl } from "./origin.ts";

/** What Chromium says about a page that asks for a power, in one shape for both of its questions. */
export interface PermissionQuestion {
  readonly permission: string;
  /** Every origin named with the question; all of them must be the till's. */
  readonly origins: readonly (string | undefined)[];
  readonly isMainFrame: boolean;
  /** For `media`: the kinds of device asked for. */
  readonly media: readonly string[];
}

/** The camera alone, for the till's own page alone. Everything that is not named here is refused. */
export function mayUse(question: PermissionQuestion): boolean {
  const origins = question.origins.filter((origin) => origin !== undefined);
  return (
    question.permission === "media" &&
    question.isMainFrame &&
    question.media.length > 0 &&
    question.media.every((kind) => kind === "video") &&
    origins.length > 0 &&
    origins.every(isOwnUrl)
  );
}
