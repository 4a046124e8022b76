import { lazy, Suspense, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { paidTwice } from "../../../shared/domain/sale-facts.ts";
import { assertNever } from "../../../shared/result.ts";
import { useLane, useLaneSale } from "../../stores/context.tsx";
import { useLaneProvider, useLaneStep } from "../../stores/use-lane-step.ts";
import { ChargingView } from "./charging-view.tsx";
import { DisputeView } from "./dispute-view.tsx";
import type { Look } from "./looks.ts";
import { NotChargedView } from "./not-charged-view.tsx";
import { PaidTwiceView, PaidView } from "./paid-view.tsx";
import { ReadyView } from "./ready-view.tsx";
import { Stage } from "./stage.tsx";
import { UnknownView } from "./unknown-view.tsx";

/** Only some providers wait for their customer. */
const CustomerView = lazy(async () => ({ default: (await import("./customer-view.tsx")).CustomerView }));

export interface CodeStageProps {
  readonly look: Look;
  /** The camera's picture. */
  readonly picture: ReactNode;
}

/** ② The customer's code, and what became of the charge. */
export function CodeStage({ look, picture }: CodeStageProps) {
  return (
    <Stage number={2} label={useLabel()} look={look}>
      <View picture={picture} />
    </Stage>
  );
}

function useLabel(): string {
  const { t } = useTranslation(["checkout", "common"]);
  const step = useLaneStep();
  const { id, direction } = useLaneProvider();
  const provider = t(`common:provider.${id}`);
  switch (step.at) {
    case "entry":
      return direction === "customer-code" ? t("stage.code") : t("stage.payment");
    case "charging":
      return t("charging.head", { provider });
    case "awaiting-customer":
      return t("customer.head", { provider });
    case "not-charged":
      if (step.attempt?.state === "not-sent") return t("notSent.head");
      return step.attempt?.state === "declined" ? t("declined.head", { provider }) : t("stage.code");
    case "abandoned":
      return t("stage.code");
    case "unknown":
      return t("unknown.head", { provider });
    case "contradiction":
      return t("dispute.head");
    case "receipt-due":
    case "receipt-queued":
    case "receipt-rejected":
    case "done":
      return t("paid.head", { provider });
    default:
      return assertNever(step);
  }
}

function View({ picture }: { readonly picture: ReactNode }) {
  const step = useLaneStep();
  const sale = useLaneSale();
  const rescan = useLane((lane) => lane.form?.kind === "rescan" || lane.form?.kind === "type-code");
  switch (step.at) {
    case "entry":
      return <ReadyView picture={picture} />;
    case "charging":
      return <ChargingView attempt={step.attempt} />;
    case "awaiting-customer":
      return (
        <Suspense fallback={null}>
          <CustomerView attempt={step.attempt} />
        </Suspense>
      );
    case "not-charged":
      return rescan ? <ReadyView picture={picture} /> : <NotChargedView attempt={step.attempt} />;
    case "abandoned":
      return <NotChargedView attempt={null} />;
    case "unknown":
      return <UnknownView attempt={step.attempt} />;
    case "contradiction":
      return <DisputeView attempt={step.attempt} />;
    case "receipt-due":
    case "receipt-queued":
    case "receipt-rejected":
    case "done":
      return sale && paidTwice(sale) ? <PaidTwiceView sale={sale} /> : <PaidView attempt={step.attempt} />;
    default:
      return assertNever(step);
  }
}
