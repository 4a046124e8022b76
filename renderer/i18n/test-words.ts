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
  if (step.step === "name" && step.detail === "no-name") return t("test.noName");
  if (step.step === "name" && step.detail === "not-told") return t("test.nameNotTold");
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
    case "name":
      return t("test.nameNotFound");
    case "connection": {
      const reason = detail.split(":")[0];
      return t(`errors:offline.what.${isOneOf(notSentReasons, reason) ? reason : "unreachable"}`);
    }
    case "tls":
      return t(`test.certificate.${certificateFault(detail)}`);
    case "authentication": {
      const reason = problem?.kind === "not-configured" ? problem.reason : null;
      const isMissing = reason === "identifier-missing" || reason === "secret-missing";
      return isMissing ? t(`errors:not-configured.what.${reason}`) : t("test.refused");
    }
    case "answer": {
      const reason = detail.split(":")[0];
      return isOneOf(unknownReasons, reason) ? t(`errors:outcome-unknown.what.${reason}`) : strange(detail, t);
    }
    case "clock": {
      const seconds = secondsIn(detail);
      return seconds > 0 ? t("test.clockAhead", { seconds }) : t("test.clockBehind", { seconds: -seconds });
    }
    default:
      return assertNever(step);
  }
}

/** An answer that is none of this provider's: its HTTP status often tells why. */
function strange(detail: string, t: Translate): string {
  const status = Number(/^HTTP (\d{3})\b/u.exec(detail)?.[1] ?? 0);
  if (status >= 500) return t("test.serverFault", { status });
  if (status === 404) return t("test.nothingThere");
  if (status >= 300 && status < 400) return t("test.leadsElsewhere");
  return t("test.notUnderstood");
}

type CertificateFault =
  "self-signed" | "stranger" | "expired" | "too-early" | "other-name" | "no-tls" | "old" | "other";

/** The codes of OpenSSL and Node that a connection ends with, by what a person can do about each. */
const CERTIFICATE_FAULTS: Readonly<Record<string, CertificateFault>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: "self-signed",
  SELF_SIGNED_CERT_IN_CHAIN: "stranger",
  UNABLE_TO_GET_ISSUER_CERT: "stranger",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "stranger",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "stranger",
  CERT_UNTRUSTED: "stranger",
  CERT_SIGNATURE_FAILURE: "stranger",
  CERT_HAS_EXPIRED: "expired",
  CERT_NOT_YET_VALID: "too-early",
  HOSTNAME_MISMATCH: "other-name",
  ERR_TLS_CERT_ALTNAME_INVALID: "other-name",
  ERR_SSL_WRONG_VERSION_NUMBER: "no-tls",
  ERR_SSL_PACKET_LENGTH_TOO_LONG: "no-tls",
  ERR_SSL_UNSUPPORTED_PROTOCOL: "old",
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: "old",
};

function certificateFault(detail: string): CertificateFault {
  const code = detail.split(" ")[0] ?? "";
  return (Object.hasOwn(CERTIFICATE_FAULTS, code) ? CERTIFICATE_FAULTS[code] : undefined) ?? "other";
}

/** "+75 s" as a number: how far this computer is ahead. */
function secondsIn(detail: string): number {
  return Number(/^([+-]?\d+) s$/u.exec(detail)?.[1] ?? 0);
}
