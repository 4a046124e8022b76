import type { ReactNode } from "react";
import { StatePill } from "../../ui/badge.tsx";
import { AlertIcon, CheckIcon, ClockIcon, CrossIcon, DashIcon, QuestionIcon } from "../../ui/icons.tsx";
import type { Tone } from "../../ui/tone.ts";
import type { Verdict } from "./outcome.ts";
import type { Words } from "./outcome-words.ts";
import styles from "./self-test.module.css";

type Shown = Verdict | "running";

const LOOKS: Readonly<Record<Shown, { readonly tone: Tone; readonly icon: ReactNode }>> = {
  running: { tone: "neutral", icon: <ClockIcon /> },
  ok: { tone: "ok", icon: <CheckIcon /> },
  look: { tone: "accent", icon: <QuestionIcon /> },
  warn: { tone: "warn", icon: <AlertIcon /> },
  bad: { tone: "bad", icon: <CrossIcon /> },
  off: { tone: "neutral", icon: <DashIcon /> },
};

export interface CheckRowProps {
  readonly name: string;
  readonly shown: Shown;
  /** The verdict as a word. */
  readonly verdict: string;
  readonly words: Words | null;
  readonly children?: ReactNode;
}

/** One thing that was tested: how it is, and what to do about it. */
export function CheckRow({ name, shown, verdict, words, children }: CheckRowProps) {
  const { tone, icon } = LOOKS[shown];
  return (
    <li className={styles.row} data-verdict={shown}>
      <span className={styles.name}>{name}</span>
      <span>
        <StatePill tone={tone} icon={icon}>
          {verdict}
        </StatePill>
      </span>
      <div className={styles.words}>
        {words !== null && (
          <>
            <p>{words.what}</p>
            {words.now !== null && <p className={styles.now}>{words.now}</p>}
            {words.detail !== null && <p className={styles.detail}>{words.detail}</p>}
          </>
        )}
        {children}
      </div>
    </li>
  );
}
