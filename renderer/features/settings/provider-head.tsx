import { useTranslation } from "react-i18next";
import type { ProviderId } from "../../../shared/domain/sale.ts";
import { useAppStatus } from "../../stores/context.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { AlertIcon, CheckIcon } from "../../ui/icons.tsx";
import { Toggle } from "../../ui/toggle.tsx";
import { patchOf } from "./provider-patch.ts";
import { problemInWords } from "./provider-problem.ts";
import { useProvider } from "./use-provider.ts";
import type { Change } from "./use-change.ts";
import styles from "./settings-panel.module.css";

/** Half a minute of difference is the network's and the eye's; more is worth a word. */
const SKEW_WORTH_SAYING_MS = 30_000;

/** Whether a charge could be made with this provider now, its switch, and whether new sales go to it. */
export function ProviderHead({ id, change }: { readonly id: ProviderId } & Pick<Change, "change">) {
  const { t } = useTranslation(["settings", "common"]);
  const enabled = useAppStatus((status) => status.settings.providers[id].enabled);
  const selected = useAppStatus((status) => status.settings.selectedProvider === id);
  const online = useAppStatus((status) => status.online);
  const skew = useAppStatus((status) => status.clockSkewMs);
  const status = useProvider(id);
  const ready = status?.ready === true;
  const label = t("provider.enabled", { provider: t(`common:provider.${id}`) });
  return (
    <>
      <Toggle label={label} checked={enabled} onChange={(on) => change(label, patchOf(id, { enabled: on }))} />
      {enabled && (
        <div className={styles.badges}>
          <Badge tone={ready ? "ok" : "warn"} icon={ready ? <CheckIcon /> : <AlertIcon />}>
            {ready ? t("provider.ready") : t("provider.notReady")}
          </Badge>
          {/* The line is watched for the provider that sales go to. */}
          {selected && <Badge tone={online === "offline" ? "bad" : "neutral"}>{t(`provider.online.${online}`)}</Badge>}
        </div>
      )}
      {enabled && <ErrorNote error={problemInWords(status?.problem ?? null, t)} />}
      <div className={styles.badges}>
        {selected ? (
          <Badge tone="accent" icon={<CheckIcon />}>
            {t("provider.newSales")}
          </Badge>
        ) : (
          <Button disabled={!enabled} onClick={() => change(t("provider.newSalesTo"), { selectedProvider: id })}>
            {t("provider.sendHere")}
          </Button>
        )}
        <span className={styles.hint}>
          {enabled || selected ? t("provider.pickedAtLane") : t("provider.enableFirst")}
        </span>
      </div>
      {selected && skew !== null && Math.abs(skew) > SKEW_WORTH_SAYING_MS && (
        <Banner tone="warn">{t("provider.clockSkew", { seconds: Math.round(skew / 1000) })}</Banner>
      )}
    </>
  );
}
