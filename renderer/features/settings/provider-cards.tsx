import { useId } from "react";
import { useTranslation } from "react-i18next";
import { providerIdSchema, type ProviderId } from "../../../shared/domain/sale.ts";
import { useAppStatus } from "../../stores/context.tsx";
import { AlertIcon, CheckIcon, CrossIcon } from "../../ui/icons.tsx";
import { useProvider } from "./use-provider.ts";
import styles from "./settings-panel.module.css";

export interface ProviderCardsProps {
  readonly value: ProviderId;
  readonly onChange: (id: ProviderId) => void;
}

/** Every provider at a glance: on or off, ready or not, and which one new sales go to. One is opened below. */
export function ProviderCards({ value, onChange }: ProviderCardsProps) {
  const { t } = useTranslation(["settings", "common"]);
  const name = useId();
  return (
    <fieldset className={styles.providers} aria-label={t("provider.choose")}>
      {providerIdSchema.options.map((id) => (
        <label key={id} className={styles.choice}>
          <input
            className={styles.radio}
            type="radio"
            name={name}
            checked={id === value}
            onChange={() => onChange(id)}
          />
          <span className={styles.choiceFace}>
            <strong>{t(`common:provider.${id}`)}</strong>
            <CardState id={id} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function CardState({ id }: { readonly id: ProviderId }) {
  const { t } = useTranslation("settings");
  const selected = useAppStatus((status) => status.settings.selectedProvider === id);
  const enabled = useAppStatus((status) => status.settings.providers[id].enabled);
  const ready = useProvider(id)?.ready === true;
  return (
    <>
      <span className={styles.cardState}>
        {enabled ? ready ? <CheckIcon /> : <AlertIcon /> : <CrossIcon />}
        {enabled ? (ready ? t("provider.ready") : t("provider.notReady")) : t("provider.off")}
      </span>
      {selected && <span className={styles.cardMark}>{t("provider.newSales")}</span>}
    </>
  );
}
