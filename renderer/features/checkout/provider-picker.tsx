import { useTranslation } from "react-i18next";
import type { AppStatus } from "../../../shared/ipc/status.ts";
import { useAppStatus, useLaneSale, useStores } from "../../stores/context.tsx";
import { choosable } from "../../stores/lane-provider.ts";
import { Segmented } from "../../ui/segmented.tsx";

/** Which provider the next sale goes to, where the till has several. The choice stays for the sales after it. */
export function ProviderPicker() {
  const { t } = useTranslation(["checkout", "common"]);
  const { lane } = useStores();
  const sale = useLaneSale();
  const status = useAppStatus((known): AppStatus => known);
  const choices = choosable(status);
  if (sale || choices.length < 2) return null;
  return (
    <Segmented
      label={t("present.provider")}
      labelHidden
      value={status.provider.id}
      options={choices.map(({ id }) => ({ value: id, label: t(`common:provider.${id}`) }))}
      onChange={(provider) => void lane.getState().choose(provider)}
    />
  );
}
