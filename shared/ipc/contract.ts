import { z } from "zod";
import { saleSchema } from "../domain/sale.ts";
import type { PosError } from "../errors/pos-error.ts";
import type { Result } from "../result.ts";
import { appCalls } from "./calls/app.ts";
import type { Calls } from "./calls/call.ts";
import { displayCalls } from "./calls/display.ts";
import { historyCalls } from "./calls/history.ts";
import { journalCalls } from "./calls/journal.ts";
import { printCalls } from "./calls/print.ts";
import { peopleCalls } from "./calls/people.ts";
import { providersCalls } from "./calls/providers.ts";
import { reportsCalls } from "./calls/reports.ts";
import { salesCalls } from "./calls/sales.ts";
import { exportsCalls } from "./calls/exports.ts";
import { settingsCalls } from "./calls/settings.ts";
import { shiftCalls } from "./calls/shift.ts";
import { statementsCalls } from "./calls/statements.ts";
import { supportCalls } from "./calls/support.ts";
import { updateCalls } from "./calls/update.ts";
import { appStatusSchema } from "./status.ts";

/**
 * Every call a screen may make: name, what it takes, what it gives. Both hosts check `input` before a service sees it;
 * every call answers `Result<output, PosError>`.
 */
export const contract = {
  ...appCalls,
  ...salesCalls,
  ...historyCalls,
  ...reportsCalls,
  ...shiftCalls,
  ...providersCalls,
  ...settingsCalls,
  ...peopleCalls,
  ...journalCalls,
  ...exportsCalls,
  ...statementsCalls,
  ...supportCalls,
  ...printCalls,
  ...displayCalls,
  ...updateCalls,
} as const satisfies Calls;

export type Method = keyof typeof contract;
export type Input<M extends Method> = z.infer<(typeof contract)[M]["input"]>;
export type Output<M extends Method> = z.infer<(typeof contract)[M]["output"]>;

/** What the main process tells the screen unasked. */
export const posEventSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("status-changed"), status: appStatusSchema }),
  z.strictObject({
    type: z.literal("sale-changed"),
    sale: saleSchema,
    /** A settled unknown or an answer after the screen had given up: to be said aloud. */
    late: z.boolean(),
  }),
]);
export type PosEvent = Readonly<z.infer<typeof posEventSchema>>;

/** The whole surface between screen and main process; both hosts provide it. */
export interface PosApi {
  /** Makes one call of the contract. Never rejects: a lost connection to the main process is an `internal` error. */
  call<M extends Method>(method: M, input: Input<M>): Promise<Result<Output<M>, PosError>>;
  /** Hands every event to the listener until the returned function is called. */
  subscribe(listener: (event: PosEvent) => void): () => void;
}
