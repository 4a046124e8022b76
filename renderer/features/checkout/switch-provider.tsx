import { useTranslation } from "react-i18next";
import type { ProviderId } from "../../../shared/domain/sale.ts";
import { useStores } from "../../stores/context.tsx";
import { Button } from "../../ui/button.tsx";

/** Selects the provider that the scanned code looks like. A press switches and charges nothing. */
export function SwitchProvider({ to }: { readonly to: ProviderId }) {
  const { t } = useTranslation(["checkout", "common"]);
  const { lane } = useStores();
  return (
    <Button tone="primary" keyHint="Ctrl F2" keyShortcut="Control+F2" onClick={() => void lane.getState().choose(to)}>
      {t("action.switchTo", { provider: t(`common:provider.${to}`) })}
    </Button>
  );
}
