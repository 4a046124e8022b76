import { useTranslation } from "react-i18next";
import { useAppStatus } from "../../stores/context.tsx";
import { Banner } from "../../ui/banner.tsx";
import { Toggle } from "../../ui/toggle.tsx";
import type { Change } from "./use-change.ts";

/** A machine that is only a till: the whole screen, from its user's login on. */
export function KioskFields({ change }: Pick<Change, "change">) {
  const { t } = useTranslation("kiosk");
  const { fullScreen, startAtLogin } = useAppStatus((status) => status.settings.kiosk);
  const loginStart = useAppStatus((status) => status.loginStart);
  return (
    <>
      <Toggle
        label={t("fullScreen")}
        hint={t("fullScreenHint")}
        checked={fullScreen}
        onChange={(value) => change(t("fullScreen"), { kiosk: { fullScreen: value } })}
      />
      <Toggle
        label={t("startAtLogin")}
        hint={loginStart === "unavailable" ? t("unavailable") : t("startAtLoginHint")}
        checked={startAtLogin}
        disabled={loginStart === "unavailable"}
        onChange={(value) => change(t("startAtLogin"), { kiosk: { startAtLogin: value } })}
      />
      {loginStart === "failed" && <Banner tone="warn">{t("failed")}</Banner>}
    </>
  );
}
