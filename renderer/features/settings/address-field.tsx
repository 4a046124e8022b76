import { useTranslation } from "react-i18next";
import type { ProviderId } from "../../../shared/domain/sale.ts";
import { useAppStatus } from "../../stores/context.tsx";
import { Banner } from "../../ui/banner.tsx";
import { addressKind } from "./address.ts";
import { DraftField } from "../../ui/draft-field.tsx";
import { patchOf } from "./provider-patch.ts";
import { addressPresets } from "./provider-presets.ts";
import type { Change } from "./use-change.ts";
import styles from "./settings-panel.module.css";

/** Where the provider is: typed, or one of the addresses that its vendor names. */
export function AddressField({ id, change }: { readonly id: ProviderId } & Pick<Change, "change">) {
  const { t } = useTranslation("settings");
  const value = useAppStatus((status) => status.settings.providers[id].baseUrl);
  const kind = addressKind(value);
  const label = id === "anor" ? t("provider.baseUrl") : t("provider.address");
  const presets = addressPresets[id];
  const keep = (baseUrl: string) => change(label, patchOf(id, { baseUrl }));

  function check(text: string): string | null {
    const typed = addressKind(text);
    if (typed === "not-an-address") return t("provider.notAnAddress");
    return typed === "http-public" ? t("provider.publicHttp") : null;
  }
  return (
    <>
      <DraftField
        label={label}
        hint={id === "anor" ? t("provider.baseUrlHint") : t("provider.addressHint")}
        value={value}
        inputMode="url"
        check={check}
        onKeep={keep}
      />
      {presets.length > 0 && (
        <fieldset className={styles.presets} aria-label={t("provider.presets")}>
          {presets.map((preset) => {
            const { host } = new URL(preset.url);
            return (
              <button
                key={preset.url}
                type="button"
                className={styles.preset}
                aria-pressed={preset.url === value.replace(/\/+$/u, "")}
                onClick={() => keep(preset.url)}
              >
                {preset.kind === "trial" ? t("provider.trial", { host }) : t("provider.production", { host })}
              </button>
            );
          })}
        </fieldset>
      )}
      {kind === "http-private" && <Banner tone="warn">{t("provider.insecure", { host: new URL(value).host })}</Banner>}
      {kind === "http-name" && <Banner tone="warn">{t("provider.checkedLater")}</Banner>}
    </>
  );
}
