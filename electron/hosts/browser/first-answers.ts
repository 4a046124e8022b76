import type { TillApi } from "../../ipc/port.ts";

/** What every page asks first. Read-only calls: answering them unasked changes nothing. */
const FIRST_CALLS = [
  ["app.status", null],
  ["sales.ofDay", { day: null }],
  ["sales.waiting", null],
] as const;

/** Where a page finds the answers; served to a browser that was let in, like every file. */
export const FIRST_ANSWERS_PATH = "/start.js";
/** How a page asks for them: before its modules, beside which it is fetched. */
export const FIRST_ANSWERS_TAG = `<script src=".${FIRST_ANSWERS_PATH}"></script>`;

/**
 * A script that puts the answers of the first calls on the page, so that the till stands before its WebSocket does.
 * Answers alone: the page connects right after its first paint and asks again for what has happened since.
 */
export async function firstAnswers(till: TillApi): Promise<string> {
  const answers = FIRST_CALLS.map(async ([method, input]) => [method, await till.call(method, input)] as const);
  return `window.tillStart=${JSON.stringify(Object.fromEntries(await Promise.all(answers)))};\n`;
}
