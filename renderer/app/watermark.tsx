import { useTranslation } from "react-i18next";
import { useAppStatus } from "../stores/context.tsx";
import styles from "./watermark.module.css";

/** So many words cover the largest screen. */
const WORDS = Array.from({ length: 24 }, (_, place) => place);

/**
 * Training's word over everything, faint and out of the way: a picture of any part of the screen says what it is of. A
 * modal dialog stands above whatever is not in it, so each has one of its own.
 */
export function Watermark() {
  const { t } = useTranslation("checkout");
  const training = useAppStatus((status) => status.mode === "training");
  if (!training) return null;
  return (
    <div className={styles.mark} aria-hidden="true" data-watermark="">
      {WORDS.map((place) => (
        <span key={place} data-word={t("note.watermark")} />
      ))}
    </div>
  );
}
