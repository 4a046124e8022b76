/** The sample codes of training. */
export const training = {
  title: "Sample codes",
  intro: "No real money moves here. Type an amount, then scan one of these codes or press its key.",
  steps: {
    amount: "Type an amount",
    code: "Scan or use a customer code",
    receipt: "Scan or use a receipt",
  },
  customerCodes: "Customer codes",
  receipts: "Fiscal receipts",
  use: "Use it",
  useNamed: "Use: {{name}}",
  qrOf: "QR code: {{name}}",
  loading: "Making sample codes…",
  liveOnly: "There are no sample codes in live mode. Switch to training in the settings.",
  used: "Sent to the till: {{name}}",
  outcomes: {
    approved: { name: "Approved", what: "The customer is charged. The receipt is due next." },
    declined: { name: "Declined", what: "The provider refuses. Nothing is charged; try another code." },
    "insufficient-funds": { name: "Not enough money", what: "Refused for lack of funds. Nothing is charged." },
    "no-answer": { name: "No answer", what: "The answer never comes: practise settling an unknown payment." },
    "late-answer": { name: "Late answer", what: "The till turns to unknown, then the answer arrives and settles it." },
    unreachable: { name: "No connection", what: "Nothing leaves the till. Safe to charge again." },
    receipt: { name: "Good receipt", what: "Attached at once. The sale is finished." },
    "receipt-rejected": { name: "Rejected receipt", what: "The provider refuses it: scan another one." },
    "receipt-retry": { name: "Receipt at the third try", what: "Fails at first; the till tries again by itself." },
  },
} as const;
