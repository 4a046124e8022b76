import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import { assertNever } from "../../../shared/result.ts";
import { errorText, type ErrorText } from "../../i18n/error-text.ts";
import type { Block } from "../../stores/lane-block.ts";
import type { Notice } from "../../stores/lane-state.ts";
import { useFormat, type Format } from "../../stores/use-format.ts";

/** A notice in words: what it is, whether money moved where that is the question, and what to do. */
export interface NoticeText {
  readonly what: string;
  readonly money: string | null;
  readonly now: string | null;
  readonly detail: string | null;
}

type Translate = TFunction<readonly ["checkout", "errors", "common"]>;

/** The lane's notice in the cashier's language. */
export function useNoticeText(notice: Notice | null): NoticeText | null {
  const { t } = useTranslation(["checkout", "errors", "common"] as const);
  const { t: te } = useTranslation("errors");
  const format = useFormat();
  return notice === null ? null : noticeText(t, te, format, notice);
}

function noticeText(t: Translate, te: TFunction<"errors">, format: Format, notice: Notice): NoticeText {
  switch (notice.kind) {
    case "wrong-code": {
      const due = notice.expected === "receipt" ? t("notice.expectReceipt") : t("notice.expectPayment");
      return plain(t(`notice.found.${notice.found}`), notice.found === "provisioning" ? t("notice.setUpThere") : due);
    }
    case "amount-first":
      return plain(t("notice.amountFirst"));
    case "wait":
      return plain(t("notice.wait"));
    case "settle-first":
      return plain(t("notice.settleFirst"));
    case "receipt-there":
      return plain(t("notice.receiptThere"));
    case "no-code-due":
      return plain(t("notice.noCodeDue"), t("notice.noCodeDueNow"));
    case "other-provider": {
      const provider = t(`common:provider.${notice.provider}`);
      return plain(t("notice.otherProvider", { provider }), t("notice.otherProviderNow", { provider }));
    }
    case "duplicate":
      return plain(t("notice.duplicate"));
    case "finish-first":
      return plain(t("notice.finishFirst"), t("notice.finishFirstNow"));
    case "field-missing":
      return plain(t("notice.fieldMissing", { label: notice.label === "sender" ? t("code.sender") : notice.label }));
    case "blocked":
      return blockText(t, te, format, notice.block);
    case "error": {
      const paid = notice.during === "receipt";
      const text: ErrorText = errorText(te, notice.error, { paid, time: format.time });
      return notice.during === "cancel" && leavesPayable(notice.error) ? notCalledOff(t, text) : text;
    }
    default:
      return assertNever(notice);
  }
}

/** Calling off was tried and did not succeed: what was shown can still be paid. */
function leavesPayable({ kind }: PosError): boolean {
  return kind !== "conflict" && kind !== "storage" && kind !== "invalid-input";
}

function notCalledOff(t: Translate, { detail }: ErrorText): NoticeText {
  return {
    what: t("notice.notCalledOff"),
    money: t("notice.stillPayable"),
    now: t("notice.notCalledOffNow"),
    detail,
  };
}

/** Why nothing can be charged, in words. */
export function blockText(t: Translate, te: TFunction<"errors">, format: Format, block: Block): NoticeText {
  switch (block.kind) {
    case "away":
      return plain(t("block.away"), t("block.awayWhat"));
    case "journal":
      return {
        ...plain(t("block.journal"), t("block.journalWhat")),
        detail: te(`storage.what.${block.health.reason}`),
      };
    case "provider": {
      if (block.problem === null) return plain(t("block.provider"));
      const { what, now, detail } = errorText(te, block.problem);
      return { ...plain(what, now), detail };
    }
    case "too-large":
      return plain(t("block.too-large", { money: format.money(block.most) }), t("block.tooLargeWhat"));
    case "over-calibration-cap":
      return plain(t("block.over-calibration-cap", { money: format.money(block.most) }), t("block.capWhat"));
    default:
      return assertNever(block);
  }
}

function plain(what: string, now: string | null = null): NoticeText {
  return { what, money: null, now, detail: null };
}
