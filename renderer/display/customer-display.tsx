import { useEffect, useState } from "react";
import type { DisplayView } from "../../shared/domain/customer-display.ts";
import { formatMoney } from "../i18n/format.ts";
import icon from "../styles/icon.svg";
import { QrCode } from "../ui/qr-code.tsx";
import type { Subscribe } from "./feed.ts";
import { sayingOf, toneOf } from "./saying.ts";
import { loadDisplayWords, type DisplayWords } from "./words.ts";
import styles from "./customer-display.module.css";

/** The whole of the customer's page: whatever it was told last, in the language it was told in. */
export function CustomerDisplay({ subscribe }: { readonly subscribe: Subscribe }) {
  const [view, setView] = useState<DisplayView | null>(null);
  const [words, setWords] = useState<DisplayWords | null>(null);
  const locale = view?.locale ?? null;
  useEffect(() => subscribe(setView), [subscribe]);
  useEffect(() => {
    if (locale === null) return;
    let wanted = true;
    void loadDisplayWords(locale).then((loaded) => {
      if (!wanted) return;
      document.documentElement.lang = locale;
      setWords(loaded);
    });
    return () => {
      wanted = false;
    };
  }, [locale]);
  if (view === null || words === null) return <main className={styles.page} data-scene="off" />;
  return <Scene view={view} words={words} />;
}

function Scene({ view: { mode, shop, show }, words }: { readonly view: DisplayView; readonly words: DisplayWords }) {
  const { title, advice } = sayingOf(show, words);
  return (
    <main className={styles.page} data-scene={show.scene} data-tone={toneOf(show)} data-mode={mode}>
      {mode === "training" && <Training words={words} />}
      {shop !== "" && <p className={styles.shop}>{shop}</p>}
      {/* Said once it changes, to whoever listens instead of looking. */}
      {show.scene === "idle" && <img className={styles.picture} src={icon} alt="" />}
      <section className={styles.body} aria-live="polite">
        <h1 className={styles.title}>{title}</h1>
        {show.scene !== "idle" && (
          <p className={styles.amount}>
            {formatMoney(show.amount)} <span className={styles.currency}>{words.currency[show.amount.currency]}</span>
          </p>
        )}
        {advice !== null && <p className={styles.advice}>{advice}</p>}
      </section>
      {show.scene === "scan" && <QrCode className={styles.code} text={show.code} label={words.code} />}
      {show.scene !== "idle" && <p className={styles.provider}>{words.provider[show.provider]}</p>}
    </main>
  );
}

const MARKS = Array.from({ length: 18 }, (_, place) => place);

/** Stripes, words, and the word over everything: nobody takes a trainee's screen for a payment. */
function Training({ words }: { readonly words: DisplayWords }) {
  return (
    <>
      <p className={styles.training}>
        <strong>{words.training}</strong> {words.trainingMeans}
      </p>
      <div className={styles.mark} aria-hidden="true" data-watermark="">
        {MARKS.map((place) => (
          <span key={place} data-word={words.training} />
        ))}
      </div>
    </>
  );
}
