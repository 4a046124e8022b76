import { z } from "zod";
import { IllegalTransition } from "./illegal-transition.ts";
import { moneySchema } from "./money-schema.ts";
import { shiftReportSchema } from "./shift-report.ts";

const who = z.string().trim().min(1).max(60);

/** How a shift came to be opened: by a cashier's own act, or by the first sale. */
export const shiftOpeningSchema = z.enum(["cashier", "first-sale"]);
export type ShiftOpening = z.infer<typeof shiftOpeningSchema>;

/** What happens to a shift. Events of the terminal, in the chain of all others: a shift is what lies between two closings. */
export const shiftEventSchemas = [
  z.strictObject({
    type: z.literal("shift.opened"),
    shift: z.int().min(1),
    who,
    how: shiftOpeningSchema,
    /** Cash in the drawer at the start; null when nobody said. */
    float: moneySchema.nullable(),
  }),
  z.strictObject({
    type: z.literal("shift.closed"),
    shift: z.int().min(1),
    zNumber: z.int().min(1),
    who,
    /** Whose PIN allowed it, where cases were carried over. */
    allowedBy: z.string().min(1).optional(),
    /** The Z report as it was printed and shown, with every case that was carried over and why. */
    report: shiftReportSchema,
  }),
] as const;
export type ShiftEvent = Readonly<z.infer<(typeof shiftEventSchemas)[number]>>;

/** Whether an event of the terminal is one of a shift. */
export function isShiftEvent<E extends { readonly type: string }>(event: E): event is Extract<E, ShiftEvent> {
  return event.type === "shift.opened" || event.type === "shift.closed";
}

/** A shift as its events tell it. */
export const shiftSchema = z.strictObject({
  number: z.int().min(1),
  openedAt: z.int(),
  openedBy: z.string(),
  how: shiftOpeningSchema,
  float: moneySchema.nullable(),
  /** Null while it is open. */
  closed: z
    .strictObject({ at: z.int(), who: z.string(), zNumber: z.int().min(1), report: shiftReportSchema })
    .nullable(),
});
export type Shift = Readonly<z.infer<typeof shiftSchema>>;

/** The shift after one more event; `last` is the newest shift before it. Throws {@link IllegalTransition}. */
export function applyShiftEvent(last: Shift | null, event: ShiftEvent, at: number): Shift {
  if (event.type === "shift.opened") {
    if (last && !last.closed) throw new IllegalTransition(`shift ${last.number} is not closed`);
    if (event.shift !== (last?.number ?? 0) + 1) throw new IllegalTransition(`shift ${event.shift} is not the next`);
    const { shift: number, who: openedBy, how, float } = event;
    return { number, openedAt: at, openedBy, how, float, closed: null };
  }
  if (!last || last.closed || last.number !== event.shift)
    throw new IllegalTransition(`shift ${event.shift} is not open`);
  if (event.report.kind !== "z" || event.report.shift !== event.shift || event.report.zNumber !== event.zNumber) {
    throw new IllegalTransition(`the report of shift ${event.shift} is of another`);
  }
  return { ...last, closed: { at, who: event.who, zNumber: event.zNumber, report: event.report } };
}
