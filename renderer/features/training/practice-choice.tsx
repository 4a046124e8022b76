import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import type { Input } from "../../../shared/ipc/contract.ts";
import { useAppStatus, useLane, useStores } from "../../stores/context.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Segmented } from "../../ui/segmented.tsx";

/** Every way to pay that there is, by the key of its words. */
const WAYS = {
  anorCode: { provider: "anor", direction: "customer-code" },
  freedomQr: { provider: "freedom", direction: "merchant-qr" },
  freedomPass: { provider: "freedom", direction: "customer-code" },
  appotapayQr: { provider: "appotapay", direction: "merchant-qr" },
  appotapayDevice: { provider: "appotapay", direction: "customer-device" },
  walletQr: { provider: "wallet", direction: "merchant-qr" },
} as const satisfies Record<string, Input<"app.practise">>;
type Way = keyof typeof WAYS;
const NAMES: readonly Way[] = ["anorCode", "freedomQr", "freedomPass", "appotapayQr", "appotapayDevice", "walletQr"];

/** What is practised: also what this shop has not set up. The shop's settings stay as they are. */
export function PracticeChoice() {
  const { t } = useTranslation("training");
  const { api } = useStores();
  const provider = useAppStatus((status) => status.provider);
  const busy = useLane((state) => state.work !== null);
  const [error, setError] = useState<PosError | null>(null);
  const now = NAMES.find((name) => WAYS[name].provider === provider.id && WAYS[name].direction === provider.direction);
  return (
    <>
      <Segmented
        label={t("practise")}
        value={now ?? null}
        options={NAMES.map((value) => ({ value, label: t(`ways.${value}`) }))}
        disabled={busy}
        onChange={(name) => {
          void api.call("app.practise", WAYS[name]).then((answer) => setError(answer.ok ? null : answer.error));
        }}
      />
      <ErrorNote error={error} />
    </>
  );
}
