import { useTranslation } from "react-i18next";
import { Facts } from "../../ui/list.tsx";
import { useLane, useLaneSale } from "../../stores/context.tsx";
import { useFormat } from "../../stores/use-format.ts";
import { AmountDisplay, TypedAmount } from "./amount-display.tsx";
import { Keypad } from "./keypad.tsx";
import { LabelsButton, LabelsForm } from "./labels.tsx";
import type { Look } from "./looks.ts";
import { NoticeLine } from "./notice-line.tsx";
import { Stage, StageBody } from "./stage.tsx";

/** ① How much. Once a sale is open its amount is fixed; until then it is typed here. */
export function AmountStage({ look }: { readonly look: Look }) {
  const { t } = useTranslation("checkout");
  const sale = useLaneSale();
  const charging = useLane((lane) => lane.work === "charge");
  const writing = useLane((lane) => lane.form?.kind === "labels");
  const format = useFormat();
  return (
    <Stage number={1} label={t("stage.amount")} look={look}>
      {sale ? <AmountDisplay money={sale.amount} /> : <TypedAmount />}
      {sale && (
        <StageBody>
          <Facts
            items={[
              [t("amount.sale"), sale.number],
              [t("amount.reference"), sale.reference],
              [t("amount.note"), sale.note],
              [t("amount.opened"), format.time(sale.openedAt)],
            ]}
          />
        </StageBody>
      )}
      {!sale && !charging && (
        <StageBody>
          <NoticeLine place="amount" />
          {writing ? (
            <LabelsForm />
          ) : (
            <>
              <LabelsButton />
              <Keypad />
            </>
          )}
        </StageBody>
      )}
    </Stage>
  );
}
