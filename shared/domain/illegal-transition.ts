/** Thrown when an event does not follow from a sale's state. The journal refuses to write such an event. */
export class IllegalTransition extends Error {
  override readonly name = "IllegalTransition";
}
