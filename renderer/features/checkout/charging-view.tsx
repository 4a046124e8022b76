import { useTranslation } from "react-i18next";
import type { Attempt } from "../../../shared/domain/sale.ts";
import { useAppStatus, useLane } from "../../stores/context.tsx";
import { useNow } from "../../stores/use-now.ts";
import { waitPhase, type WaitPhase } from "../../stores/waiting-time.ts";
import { Facts } from "../../ui/list.tsx";
import { NoticeLine } from "./notice-line.tsx";
import { StageBody } from "./stage.tsx";
import { Verdict } from "./verdict.tsx";
import { WalletHint } from "./wallet-hint.tsx";
import styles from "./charging-view.module.css";

/** The request is on its way. The wait is told in words, and from when on it is unusual. */
export function ChargingView({ attempt }: { readonly attempt: Attempt | null }) {
  const { t } = useTranslation("checkout");
  const limit = useAppStatus((status) => status.settings.timeouts.unknownAfterSeconds);
  const workSince = useLane((lane) => lane.workSince);
  const now = useNow(200);
  const since = attempt ? (attempt.sentAt ?? attempt.recordedAt) : workSince;
  const elapsed = Math.max(0, now - since);
  const seconds = Math.floor(elapsed / 1000);
  const phase = waitPhase(elapsed);
  const words: Record<WaitPhase, { readonly title: string; readonly now: string }> = {
    fresh: { title: t("charging.title"), now: t("charging.safe") },
    still: { title: t("charging.still"), now: t("charging.stillTell") },
    long: { title: t("charging.long"), now: t("charging.longTell", { limit }) },
  };
  return (
    <>
      <Verdict title={words[phase].title} now={words[phase].now} />
      <StageBody>
        <progress
          className={styles.bar}
          value={Math.min(elapsed, limit * 1000)}
          max={limit * 1000}
          aria-label={t("charging.progress")}
        />
        <Facts
          items={[
            [t("charging.elapsed"), t("charging.elapsedOf", { elapsed: seconds, limit })],
            [t("charging.code"), attempt?.code?.mask],
          ]}
        />
        <p className={styles.clock} aria-hidden="true">
          {t("paid.seconds", { n: seconds })}
        </p>
        <WalletHint />
        <NoticeLine place="code" />
      </StageBody>
    </>
  );
}
