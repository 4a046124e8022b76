import { createContext, useContext, type ReactNode } from "react";
import { I18nextProvider } from "react-i18next";
import type { Language } from "../i18n/i18n.ts";

const LanguageContext = createContext<Language | null>(null);

/** Gives the sentences to everything inside, and the switch of languages to who needs it. */
export function LanguageProvider({
  language,
  children,
}: {
  readonly language: Language;
  readonly children: ReactNode;
}) {
  return (
    <LanguageContext value={language}>
      <I18nextProvider i18n={language.i18n}>{children}</I18nextProvider>
    </LanguageContext>
  );
}

export function useLanguage(): Language {
  const language = useContext(LanguageContext);
  if (!language) throw new Error("LanguageProvider is missing");
  return language;
}
