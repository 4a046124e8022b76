import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ProviderId } from "../../../shared/domain/sale.ts";
import { useAppStatus } from "../../stores/context.tsx";
import { ConnectionTest } from "./connection-test.tsx";
import { ProviderCards } from "./provider-cards.tsx";
import { ProviderFields } from "./provider-fields.tsx";
import { ProviderHead } from "./provider-head.tsx";
import { providerSecrets } from "./provider-presets.ts";
import { SecretField } from "./secret-field.tsx";
import type { Change } from "./use-change.ts";
import styles from "./settings-panel.module.css";

/** The providers: which of them is on, where new sales go, and what each needs before a charge can be made. */
export function ProviderSection({ change }: Pick<Change, "change">) {
  const { t } = useTranslation(["settings", "common"]);
  const selected = useAppStatus((status) => status.settings.selectedProvider);
  const training = useAppStatus((status) => status.mode === "training");
  const keptIn = useAppStatus((status) => status.secrets.keptIn);
  const [id, setId] = useState<ProviderId>(selected);
  const secrets = providerSecrets[id];
  return (
    <div className={styles.fields}>
      <ProviderCards value={id} onChange={setId} />
      {training && <p className={styles.hint}>{t("provider.training")}</p>}
      {/* What is half typed or half tested belongs to one provider. */}
      <section key={id} className={styles.fields} aria-label={t(`common:provider.${id}`)}>
        <ProviderHead id={id} change={change} />
        <ProviderFields id={id} change={change} />
        {secrets.length > 0 && (
          <>
            <h4 className={styles.subtitle}>{t("secrets.title")}</h4>
            <p className={styles.hint}>
              {`${t("secrets.shown")} ${keptIn === "memory" ? t("pin.keptMemory") : t("pin.keptSystem")}`}
            </p>
            <ul className={styles.list}>
              {secrets.map((name) => (
                <SecretField key={name} name={name} />
              ))}
            </ul>
          </>
        )}
        <ConnectionTest id={id} />
      </section>
    </div>
  );
}
