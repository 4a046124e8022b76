import { useEffect } from "react";
import { useStatus, useStores, useUi } from "../stores/context.tsx";
import { themeOf } from "../stores/ui.ts";
import { useLanguage } from "./language-context.tsx";

/** Keeps the page's theme, mode and language as the settings have them. */
export function useAppearance(): void {
  const { ui } = useStores();
  const language = useLanguage();
  const prefersDark = useUi((state) => state.prefersDark);
  const theme = useStatus((state) => themeOf(state.status, prefersDark));
  const mode = useStatus((state) => state.status?.mode ?? "live");
  const locale = useStatus((state) => state.status?.settings.locale ?? null);
  useEffect(() => {
    const query = window.matchMedia("(prefers-color-scheme: dark)");
    const follow = (): void => ui.getState().setPrefersDark(query.matches);
    follow();
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, [ui]);
  useEffect(() => {
    const root = document.documentElement;
    root.dataset["theme"] = theme;
    root.dataset["mode"] = mode;
  }, [theme, mode]);
  useEffect(() => {
    if (locale === null) return;
    document.documentElement.lang = locale;
    void language.use(locale);
  }, [locale, language]);
}
