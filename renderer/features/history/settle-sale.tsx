import type { Attempt, Sale } from "../../../shared/domain/sale.ts";
import { useAppStatus } from "../../stores/context.tsx";
import { asksForPin } from "../../stores/pin-asked.ts";
import { holdEnd } from "../../stores/waiting-time.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { SettleForm } from "../../ui/SettleForm.tsx";
import { useNow } from "./use-now.ts";
import { useSaleCall } from "./use-sale-call.ts";
import { useVoice } from "./use-voice.ts";

export interface SettleSaleProps {
  readonly sale: Sale;
  readonly attempt: Attempt;
  readonly onSettled?: () => void;
}

/** The settle form of one attempt, with the countdown running and the decision sent. */
export function SettleSale({ sale, attempt, onSettled }: SettleSaleProps) {
  const { time, timeZone } = useVoice();
  const now = useNow(1000);
  const until = useAppStatus((status) => holdEnd(status, attempt));
  const cashier = useAppStatus((status) => status.settings.terminal.cashier);
  const pinNeeded = useAppStatus(asksForPin);
  const { busy, error, call } = useSaleCall();
  return (
    <SettleForm
      sale={sale}
      attempt={attempt}
      holdUntil={until}
      now={now}
      pinNeeded={pinNeeded}
      who={cashier}
      timeZone={timeZone}
      busy={busy}
      error={error && <ErrorNote error={error} time={time} />}
      onSettle={(outcome, fields) => {
        void call("sales.settle", { saleId: sale.id, attemptId: attempt.id, outcome, ...fields }).then((done) => {
          if (done) onSettled?.();
        });
      }}
    />
  );
}
