/** What must be true after every step of every history. */
export const INVARIANTS = {
  "known-charge": "a request that can move money leaves only when the journal has durably said so",
  "sent-once": "no charge and no refund is sent twice",
  "code-once": "a customer's code that was sent is not sent again, unless declined by the provider or proven unsent",
  "one-charge": "a sale is not charged twice, unless a person or the provider said that the first was not paid",
  "money-not-denied": "money that was taken is never called declined, not sent, expired or cancelled",
  "someone-said-so": "an attempt ends only by the provider's own word or a person's decision",
  "paid-is-paid": "what is called paid was taken, in the amount that was asked",
  "answer-kept": "a clear answer that came is written down",
  acknowledged: "what was acknowledged or shown is part of the sale's history for ever",
  "receipt-true":
    "a receipt is fiscalized when the provider has it for this payment, refused when it said so, never lost",
  "refund-bounded": "refunds never exceed the payment and never run side by side",
  projections: "every projection is what the events say",
  "opens-sound": "after a power cut the journal opens, whole, for writing",
  "comes-to-rest": "left alone in a healthy world, everything that can be known becomes known",
  "no-bug": "nothing throws, nothing is logged as an error",
} as const;
export type Invariant = keyof typeof INVARIANTS;

/** An invariant did not hold: the history ends here. */
export class Violated extends Error {
  override readonly name = "Violated";
  readonly invariant: Invariant;

  constructor(invariant: Invariant, detail: string) {
    super(detail);
    this.invariant = invariant;
  }
}
