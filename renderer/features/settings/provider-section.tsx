import { useTranslation } from "react-i18next";
import { useAppStatus } from "../../stores/context.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Banner } from "../../ui/banner.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { AlertIcon, CheckIcon } from "../../ui/icons.tsx";
import { Toggle } from "../../ui/toggle.tsx";
import { addressKind } from "./address.ts";
import { DraftField } from "./draft-field.tsx";
import { useAnor } from "./use-anor.ts";
import type { Change } from "./use-change.ts";
import styles from "./settings-panel.module.css";

/** Half a second of difference is the network's; more is worth a word. */
const SKEW_WORTH_SAYING_MS = 30_000;

/** The provider: on or off, where its device is, and whether a charge could be made now. */
export function ProviderSection({ change }: Pick<Change, "change">) {
  const { t } = useTranslation(["settings", "common"]);
  const { anor } = useAppStatus((status) => status.settings.providers);
  const { ready, problem, id } = useAnor();
  const online = useAppStatus((status) => status.online);
  const skew = useAppStatus((status) => status.clockSkewMs);
  const name = t(`common:provider.${id}`);
  const kind = addressKind(anor.baseUrl);

  function check(text: string): string | null {
    const typed = addressKind(text);
    if (typed === "not-an-address") return t("provider.notAnAddress");
    return typed === "http-public" ? t("provider.publicHttp") : null;
  }
  return (
    <div className={styles.fields}>
      <div className={styles.badges}>
        <Badge tone={ready ? "ok" : "warn"} icon={ready ? <CheckIcon /> : <AlertIcon />}>
          {ready ? t("provider.ready") : t("provider.notReady")}
        </Badge>
        <Badge tone={online === "offline" ? "bad" : "neutral"}>{t(`provider.online.${online}`)}</Badge>
      </div>
      <ErrorNote error={problem} />
      <Toggle
        label={t("provider.enabled", { provider: name })}
        checked={anor.enabled}
        onChange={(enabled) => change(t("provider.enabled", { provider: name }), { anor: { enabled } })}
      />
      <DraftField
        label={t("provider.baseUrl")}
        hint={t("provider.baseUrlHint")}
        value={anor.baseUrl}
        inputMode="url"
        check={check}
        onKeep={(baseUrl) => change(t("provider.baseUrl"), { anor: { baseUrl } })}
      />
      {kind === "http-private" && (
        <Banner tone="warn">{t("provider.insecure", { host: new URL(anor.baseUrl).host })}</Banner>
      )}
      {kind === "http-name" && <Banner tone="warn">{t("provider.checkedLater")}</Banner>}
      {skew !== null && Math.abs(skew) > SKEW_WORTH_SAYING_MS && (
        <Banner tone="warn">{t("provider.clockSkew", { seconds: Math.round(skew / 1000) })}</Banner>
      )}
    </div>
  );
}
