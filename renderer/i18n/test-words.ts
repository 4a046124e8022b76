import type { TFunction } from "i18next";
import { isOneOf, notSentReasons, unknownReasons } from "../../shared/domain/choices.ts";
import type { ProviderId } from "../../shared/domain/sale.ts";
import type { PosError } from "../../shared/errors/pos-error.ts";
import type { Output } from "../../shared/ipc/contract.ts";
import { assertNever } from "../../shared/result.ts";

export type TestStep = Output<"providers.test">[number];

type Translate = TFunction<["settings", "errors"]>;

/** The step at which a test came to its end; null when everything that was asked for is good. */
export function failedStep(steps: readonly TestStep[]): TestStep | null {
  return steps.find((step) => step.result === "failed") ?? null;
}

/** What a step of a connection test showed, as one sentence. `problem`: why the provider is not ready anyway. */
export function stepWords(step: TestStep, problem: PosError | null, t: Translate): string {
  switch (step.result) {
    case "ok":
      return step.step === "clock"
        ? t("test.clockSame", { seconds: Math.abs(secondsIn(step.detail)) })
        : t(`test.fine.${step.step}`);
    case "failed":
      return failure(step, problem, t);
    case "skipped":
      return t("test.notReached");
    default:
      return assertNever(step.result);
  }
}

/** Why a step was left out though the call went through; null when one before it failed. */
export function skippedWords(step: TestStep, id: ProviderId, steps: readonly TestStep[], t: Translate): string | null {
  if (step.result !== "skipped") return null;
  const answered = steps.some((each) => each.step === "connection" && each.result === "ok");
  if (!answered) return null;
  if (step.step === "tls") return t("test.plainHttp");
  if (step.step === "clock") return step.detail === "" ? null : t("test.noTime");
  return step.step === "authentication" && id === "anor" ? t("test.noAuth") : null;
}

/** The technical detail under the sentence, where it says more than the sentence. */
export function stepDetail({ step, result, detail }: TestStep): string | null {
  const isSaid = result === "skipped" || step === "clock" || (step === "address" && result === "failed");
  return isSaid || detail === "" ? null : detail;
}

function failure({ step, detail }: TestStep, problem: PosError | null, t: Translate): string {
  switch (step) {
    case "address":
      if (detail === "missing") return t("test.addressMissing");
      return detail === "public-http" ? t("test.publicHttp") : t("test.addressWrong");
    case "connection": {
      const reason = detail.split(":")[0];
      return t(`errors:offline.what.${isOneOf(notSentReasons, reason) ? reason : "unreachable"}`);
    }
    case "tls":
      return t("errors:offline.what.tls");
    case "authentication": {
      const reason = problem?.kind === "not-configured" ? problem.reason : null;
      const isMissing = reason === "identifier-missing" || reason === "secret-missing";
      return isMissing ? t(`errors:not-configured.what.${reason}`) : t("test.refused");
    }
    case "answer": {
      const reason = detail.split(":")[0];
      return isOneOf(unknownReasons, reason) ? t(`errors:outcome-unknown.what.${reason}`) : t("test.notUnderstood");
    }
    case "clock": {
      const seconds = secondsIn(detail);
      return seconds > 0 ? t("test.clockAhead", { seconds }) : t("test.clockBehind", { seconds: -seconds });
    }
    default:
      return assertNever(step);
  }
}

/** "+75 s" as a number: how far this computer is ahead. */
function secondsIn(detail: string): number {
  return Number(/^([+-]?\d+) s$/u.exec(detail)?.[1] ?? 0);
}
