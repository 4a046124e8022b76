/** The intent could not be made durable, so nothing may leave: thrown out of `beforeSend`, and no bug. */
export class NotRecorded extends Error {
  constructor(event: "payment.sent" | "refund.sent") {
    super(`the journal refused the event \`${event}\``);
  }
}
