import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLane, useLaneSale, useStores } from "../../stores/context.tsx";
import { useFormat } from "../../stores/use-format.ts";
import { useBlock, useLaneProvider, useTotal } from "../../stores/use-lane-step.ts";
import { Button } from "../../ui/button.tsx";
import { BlockView } from "./block-view.tsx";
import { ExtraFields } from "./extra-fields.tsx";
import { Finder } from "./finder.tsx";
import { NoticeLine } from "./notice-line.tsx";
import { ProviderPicker } from "./provider-picker.tsx";
import { StageActions, StageBody, StageTitle } from "./stage.tsx";
import { TypeCode } from "./type-code.tsx";
import styles from "./ready-view.module.css";

/** The customer's code is due, or will be once there is an amount. */
export function ReadyView({ picture }: { readonly picture: ReactNode }) {
  const { t } = useTranslation("checkout");
  const block = useBlock();
  const hasAmount = useTotal() > 0;
  const sale = useLaneSale();
  const { direction } = useLaneProvider();
  if (block) return <BlockView block={block} />;
  const due = hasAmount || sale !== null;
  if (!due) {
    return (
      <>
        <p className={styles.later}>{direction === "customer-code" ? t("code.notDue") : t("present.notDue")}</p>
        <StageBody>
          <NoticeLine place="code" />
          <ProviderPicker />
        </StageBody>
      </>
    );
  }
  return direction === "customer-code" ? <ScanView picture={picture} /> : <PresentView />;
}

function ScanView({ picture }: { readonly picture: ReactNode }) {
  const { t } = useTranslation("checkout");
  const money = useDueMoney();
  const typing = useLane((lane) => lane.form?.kind === "type-code");
  return (
    <>
      <StageTitle>{t("code.ready", { money })}</StageTitle>
      <StageBody>
        <NoticeLine place="code" />
        <ProviderPicker />
        <ExtraFields />
        {!typing && <Finder picture={picture} />}
        <p className={styles.how}>{t("code.readyHow")}</p>
        <TypeCode what="code" />
      </StageBody>
    </>
  );
}

/** The customer pays what the till shows, or is asked on their own device: a key press starts it. */
function PresentView() {
  const { t } = useTranslation("checkout");
  const { lane } = useStores();
  const { direction } = useLaneProvider();
  const money = useDueMoney();
  return (
    <>
      <StageTitle>{t("present.title", { money })}</StageTitle>
      <StageBody>
        <NoticeLine place="code" />
        <ProviderPicker />
        <ExtraFields />
        <p className={styles.how}>{direction === "merchant-qr" ? t("present.qrHow") : t("present.deviceHow")}</p>
        <StageActions>
          <Button
            tone="primary"
            size="lg"
            keyHint="↵"
            keyShortcut="Enter"
            onClick={() => void lane.getState().present()}
          >
            {direction === "merchant-qr" ? t("present.qr") : t("present.device")}
          </Button>
        </StageActions>
      </StageBody>
    </>
  );
}

function useDueMoney(): string {
  const format = useFormat();
  const sale = useLaneSale();
  const { currency } = useLaneProvider();
  const total = useTotal();
  return sale ? format.money(sale.amount) : format.entry(total, currency);
}
