import type { Notice } from "../../stores/lane-state.ts";
import { assertNever } from "../../../shared/result.ts";

/** The stage in which a notice stands. */
export type NoticePlace = "amount" | "code" | "receipt";

export function placeOf(notice: Notice): NoticePlace {
  switch (notice.kind) {
    case "amount-first":
      return "amount";
    case "wrong-code":
      return notice.expected === "receipt" ? "receipt" : "code";
    case "receipt-there":
      return "receipt";
    case "error":
      return notice.during === "receipt" ? "receipt" : "code";
    case "wait":
    case "settle-first":
    case "no-code-due":
    case "other-provider":
    case "blocked":
    case "duplicate":
    case "field-missing":
    case "finish-first":
      return "code";
    default:
      return assertNever(notice);
  }
}
