import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { useLane } from "../../stores/context.tsx";
import { useLaneStep, useTotal } from "../../stores/use-lane-step.ts";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { AmountStage } from "./amount-stage.tsx";
import { Announcer } from "./announcer.tsx";
import { CodeStage } from "./code-stage.tsx";
import { looksAt } from "./looks.ts";
import { ReceiptStage } from "./receipt-stage.tsx";
import styles from "./checkout-screen.module.css";

/** What draws a camera's picture into a stage's dark place. It holds the camera for as long as it is on the page. */
export type PictureComponent = ComponentType<{ readonly wants: "payment" | "receipt" }>;

export interface CheckoutScreenProps {
  /** A panel is open: the lane keeps its places in one row. */
  readonly compact: boolean;
  readonly picture: PictureComponent;
}

/** The lane: three stages, always in the same place. */
export function CheckoutScreen({ compact, picture: Picture }: CheckoutScreenProps) {
  const { t } = useTranslation("checkout");
  const step = useLaneStep();
  const hasAmount = useTotal() > 0;
  const retrying = useLane((lane) => lane.form !== null && lane.form.kind !== "settle");
  const looks = looksAt(step.at, hasAmount, retrying);
  return (
    <main className={styles.lane} data-compact={compact || undefined} data-step={step.at} aria-label={t("lane")}>
      <h1>
        <VisuallyHidden>{t("title")}</VisuallyHidden>
      </h1>
      <AmountStage look={looks.amount} />
      <CodeStage look={looks.code} picture={compact ? null : <Picture wants="payment" />} />
      <ReceiptStage look={looks.receipt} picture={compact ? null : <Picture wants="receipt" />} />
      <TakenFlash />
      <Announcer />
    </main>
  );
}

/** A blink of the whole lane in the very frame in which a code was taken: seen from the corner of an eye. */
function TakenFlash() {
  const taken = useLane((lane) => lane.taken);
  return taken === 0 ? null : <span key={taken} className={styles.flash} data-flash={taken} aria-hidden="true" />;
}
