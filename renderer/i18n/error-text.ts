import type { TFunction } from "i18next";
import type { PosError } from "../../shared/errors/pos-error.ts";
import { assertNever } from "../../shared/result.ts";

/** What a person reads about an error: what happened, whether money moved, what to do now, and the small print. */
export interface ErrorText {
  readonly what: string;
  readonly money: string;
  readonly now: string;
  /** The provider's own words or a technical detail; smaller, underneath. */
  readonly detail: string | null;
}

export type MoneyMoved = "no" | "yes" | "unknown";

export interface ErrorTextOptions {
  /** The sale was paid before: whatever failed now, that payment stands. */
  readonly paid?: boolean;
  /** How a moment is written (`hold-not-over`, `pin-locked`). */
  readonly time?: (at: number) => string;
}

/** Whether money moved, as far as the error alone tells. */
export function moneyMoved(error: PosError): MoneyMoved {
  switch (error.kind) {
    case "outcome-unknown":
    case "internal":
      return "unknown";
    case "conflict":
      if (error.reason === "sale-already-paid" || error.reason === "receipt-not-due") return "yes";
      return error.reason === "sale-has-open-payment" || error.reason === "hold-not-over" ? "unknown" : "no";
    case "invalid-input":
    case "not-configured":
    case "secret-unavailable":
    case "offline":
    case "provider-rejected":
    case "provider-protocol":
    case "printer":
    case "storage":
      return "no";
    default:
      return assertNever(error);
  }
}

/** The sentences for an error, in the language of `t`. Total over every kind and reason. */
export function errorText(t: TFunction<"errors">, error: PosError, options: ErrorTextOptions = {}): ErrorText {
  const moved = options.paid === true ? "yes" : moneyMoved(error);
  return { ...sentences(t, error, options), money: t(`money.${moved}`) };
}

function sentences(t: TFunction<"errors">, error: PosError, options: ErrorTextOptions): Omit<ErrorText, "money"> {
  switch (error.kind) {
    case "invalid-input":
      return both(t(`invalid-input.what.${error.reason}`), t(`invalid-input.now.${error.reason}`), error.detail);
    case "not-configured":
      return both(t(`not-configured.what.${error.reason}`), t(`not-configured.now.${error.reason}`), error.detail);
    case "secret-unavailable":
      return both(t("secret-unavailable.what"), t("secret-unavailable.now"), error.detail);
    case "offline":
      return both(t(`offline.what.${error.reason}`), t(`offline.now.${error.reason}`), error.detail);
    case "outcome-unknown":
      return both(t(`outcome-unknown.what.${error.reason}`), t("outcome-unknown.now"));
    case "provider-rejected":
      return both(t("provider-rejected.what"), t("provider-rejected.now"), wordsOf(error));
    case "provider-protocol":
      return both(t("provider-protocol.what"), t("provider-protocol.now"), error.detail);
    case "conflict": {
      const time = error.until === null ? "…" : (options.time?.(error.until) ?? "…");
      const about = { number: error.saleNumber ?? "…", time };
      return both(t(`conflict.what.${error.reason}`), t(`conflict.now.${error.reason}`, about));
    }
    case "printer":
      return both(t(`printer.what.${error.problem}`), t("printer.now"), error.detail);
    case "storage":
      return both(t(`storage.what.${error.reason}`), t(`storage.now.${error.reason}`), error.detail);
    case "internal":
      return both(t("internal.what"), t("internal.now", { id: error.id }));
    default:
      return assertNever(error);
  }
}

function both(what: string, now: string, detail?: string): Omit<ErrorText, "money"> {
  return { what, now, detail: detail === undefined || detail === "" ? null : detail };
}

/** The provider's words with its code, as they came. */
export function wordsOf(said: { readonly code: string | null; readonly words: string | null }): string {
  return [said.words, said.code === null ? null : `(${said.code})`].filter((part) => part !== null).join(" ");
}
