import { useTranslation } from "react-i18next";
import type { Attempt, Presentation } from "../../../shared/domain/sale.ts";
import { assertNever } from "../../../shared/result.ts";
import { useAppStatus, useLane, useStores } from "../../stores/context.tsx";
import { useFormat } from "../../stores/use-format.ts";
import { useLaneProvider } from "../../stores/use-lane-step.ts";
import { useNow } from "../../stores/use-now.ts";
import { holdEnd, secondsLeft } from "../../stores/waiting-time.ts";
import { Button } from "../../ui/button.tsx";
import { Facts } from "../../ui/list.tsx";
import { QrCode } from "../../ui/qr-code.tsx";
import { NoticeLine } from "./notice-line.tsx";
import { SettleStep } from "./settle-step.tsx";
import { StageActions, StageBody } from "./stage.tsx";
import { Verdict } from "./verdict.tsx";

/** The provider waits for the customer: what they see, for how long, and how to call it off. */
export function CustomerView({ attempt }: { readonly attempt: Attempt }) {
  const { t } = useTranslation("checkout");
  const { lane } = useStores();
  const busy = useLane((state) => state.work !== null);
  const form = useLane((state) => state.form);
  const { can } = useLaneProvider();
  const isTried = useLane((state) => state.notCalledOff === attempt.id);
  const format = useFormat();
  const shown = attempt.presentation ?? DEVICE;
  if (form?.kind === "settle") return <SettleStep key={form.outcome} outcome={form.outcome} attempt={attempt} />;
  return (
    <>
      <Verdict
        title={
          shown.kind === "customer-device"
            ? t("customer.title")
            : t("customer.pay", { money: format.money(attempt.amount) })
        }
        now={shown.kind === "customer-device" ? t("customer.tell") : can.cancel ? t("customer.scanTell") : undefined}
      />
      <StageBody>
        <NoticeLine place="code" />
        <Shown presentation={shown} />
        <Waited attempt={attempt} presentation={shown} />
        {!can.cancel && <EndsByItself attempt={attempt} presentation={shown} />}
        <StageActions>
          {(!can.cancel || isTried) && <NotPaid attempt={attempt} />}
          {/* The till asks by itself; the key works also where a person's word needs the room. */}
          {can.status && can.cancel && !isTried && (
            <Button disabled={busy} keyHint="↵" keyShortcut="Enter" onClick={() => void lane.getState().askStatus()}>
              {t("customer.ask")}
            </Button>
          )}
          {can.cancel && (
            <Button
              disabled={busy}
              keyHint="Esc"
              keyShortcut="Escape"
              onClick={() => void lane.getState().cancelPayment()}
            >
              {t("customer.cancel")}
            </Button>
          )}
          <Button keyHint="F8" onClick={() => lane.getState().next()}>
            {t("customer.aside")}
          </Button>
        </StageActions>
      </StageBody>
    </>
  );
}

/** What cannot be called off: how it ends. */
function EndsByItself({ attempt, presentation }: { readonly attempt: Attempt; readonly presentation: Presentation }) {
  const { t } = useTranslation(["checkout", "common"]);
  const format = useFormat();
  const provider = t(`common:provider.${attempt.provider}`);
  const at = presentation.kind === "qr" ? presentation.expiresAt : null;
  return (
    <p data-secondary>
      {at === null
        ? t("customer.endsByItself", { provider })
        : t("customer.endsAt", { provider, time: format.time(at) })}
    </p>
  );
}

/** A person's word where the customer is gone and the provider is silent; only after the hold. */
function NotPaid({ attempt }: { readonly attempt: Attempt }) {
  const { t } = useTranslation("checkout");
  const { lane } = useStores();
  const until = useAppStatus((status) => holdEnd(status, attempt));
  const left = secondsLeft(until, useNow(500));
  const act = lane.getState();
  return (
    <Button keyHint="N" disabled={left > 0} onClick={() => act.open({ kind: "settle", outcome: "not-paid" })}>
      {left > 0 ? t("unknown.noAfter", { n: left }) : t("unknown.no")}
    </Button>
  );
}

const DEVICE: Presentation = { kind: "customer-device" };

function Shown({ presentation }: { readonly presentation: Presentation }) {
  const { t } = useTranslation("checkout");
  switch (presentation.kind) {
    case "qr":
      return <QrCode text={presentation.text} label={t("customer.qr")} />;
    case "crypto":
      return (
        <>
          <QrCode text={presentation.address} label={t("customer.qr")} />
          <Facts
            items={[
              [t("customer.address"), presentation.address],
              [t("customer.amount"), presentation.amount],
              [
                t("customer.confirmations"),
                t("customer.confirmationsOf", { seen: presentation.confirmations, needed: presentation.needed }),
              ],
            ]}
          />
        </>
      );
    case "customer-device":
      return null;
    default:
      return assertNever(presentation);
  }
}

function Waited({ attempt, presentation }: { readonly attempt: Attempt; readonly presentation: Presentation }) {
  const { t } = useTranslation("checkout");
  const now = useNow(1000);
  const seconds = (ms: number): string => t("paid.seconds", { n: Math.max(0, Math.ceil(ms / 1000)) });
  const until = presentation.kind === "qr" ? presentation.expiresAt : null;
  return (
    <Facts
      items={[
        [t("charging.elapsed"), seconds(now - (attempt.sentAt ?? attempt.recordedAt))],
        [t("customer.expires"), until === null ? null : seconds(until - now)],
      ]}
    />
  );
}
