import type { ProviderId } from "../../shared/domain/sale.ts";
import { recogniseScan, type PaymentScan, type ScanKind, type WalletHint } from "../../shared/domain/scan.ts";
import { assertNever } from "../../shared/result.ts";
import type { StepName } from "./lane-step.ts";

/** Why a scan was not used, in the lane's own terms. */
export type ScanRefusal =
  /** The code is of a kind that this stage has no use for. */
  | { readonly kind: "wrong-code"; readonly found: ScanKind; readonly expected: "payment" | "receipt" }
  | { readonly kind: "amount-first" }
  /** A charge is on its way; another scan can't help. */
  | { readonly kind: "wait" }
  /** Whether money moved is open: no other charge before that is settled. */
  | { readonly kind: "settle-first" }
  | { readonly kind: "receipt-there" }
  /** This provider is not paid by the customer's code. */
  | { readonly kind: "no-code-due" }
  /** The code looks like one for another provider of this till. Nothing is sent there unless a person switches. */
  | { readonly kind: "other-provider"; readonly provider: ProviderId };

export type ScanUse =
  /** `looksLike`: the shape is another wallet's. It is said and never a reason to refuse: no vendor promises shapes. */
  | { readonly do: "charge"; readonly code: string; readonly looksLike: WalletHint | null }
  | { readonly do: "attach"; readonly code: string }
  | { readonly do: "refuse"; readonly refusal: ScanRefusal };

export interface ScanPlace {
  readonly step: StepName;
  readonly hasAmount: boolean;
  /** Whether the provider charges a code that the customer shows. */
  readonly byCode: boolean;
  /** The provider that this code is for, where it is another one of this till. */
  readonly otherTaker: (code: PaymentScan) => ProviderId | null;
}

/** What a scanned text is good for at this place. Content decides, never the focus. */
export function judgeScan(text: string, { step, hasAmount, byCode, otherTaker }: ScanPlace): ScanUse {
  const scan = recogniseScan(text);
  switch (step) {
    case "entry":
    case "done":
    case "abandoned":
    case "not-charged": {
      if (scan.kind !== "payment") return refuse({ kind: "wrong-code", found: scan.kind, expected: "payment" });
      // A sale that is open stays with its provider.
      const other = step === "entry" && hasAmount ? otherTaker(scan) : null;
      if (other !== null) return refuse({ kind: "other-provider", provider: other });
      if (!byCode) return refuse({ kind: "no-code-due" });
      const ready = step === "not-charged" || (step === "entry" && hasAmount);
      return ready ? { do: "charge", code: scan.text, looksLike: scan.looksLike } : refuse({ kind: "amount-first" });
    }
    case "charging":
    case "awaiting-customer":
      return refuse({ kind: "wait" });
    case "unknown":
    case "contradiction":
      return refuse({ kind: "settle-first" });
    case "receipt-due":
    case "receipt-rejected":
      if (scan.kind === "receipt") return { do: "attach", code: scan.text };
      return refuse({ kind: "wrong-code", found: scan.kind, expected: "receipt" });
    case "receipt-queued":
      if (scan.kind === "receipt") return refuse({ kind: "receipt-there" });
      return refuse(
        scan.kind === "payment"
          ? { kind: "amount-first" }
          : { kind: "wrong-code", found: scan.kind, expected: "payment" },
      );
    default:
      return assertNever(step);
  }
}

function refuse(refusal: ScanRefusal): ScanUse {
  return { do: "refuse", refusal };
}
