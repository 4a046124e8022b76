import { appStatusSchema } from "../../../shared/ipc/status.ts";
import type { TillApi } from "../../ipc/port.ts";

/** Where a page finds the answers; served to a browser that was let in, like every file. */
export const FIRST_ANSWERS_PATH = "/start.js";
/** How a page asks for them: before its modules, beside which it is fetched. */
export const FIRST_ANSWERS_TAG = `<script src=".${FIRST_ANSWERS_PATH}"></script>`;

/**
 * A script that puts the answers of the first calls on the page, so that the till stands before its WebSocket does.
 * Answers alone: the page connects right after its first paint and asks again for what has happened since. They are
 * read-only calls; answering them unasked changes nothing.
 */
export async function firstAnswers(till: TillApi): Promise<string> {
  const answers: Record<string, { readonly input: unknown; readonly result: unknown }> = {};
  const ask = async (method: string, input: unknown) => {
    const result = await till.call(method, input);
    answers[method] = { input, result };
    return result;
  };
  const [status] = await Promise.all([
    ask("app.status", null),
    ask("sales.ofDay", { day: null }),
    ask("sales.waiting", null),
  ]);
  if (status.ok) await ask("providers.fields", { provider: appStatusSchema.parse(status.value).provider.id });
  return `window.tillStart=${JSON.stringify(answers)};\n`;
}
