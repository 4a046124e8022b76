import { useEffect, useState } from "react";
import type { ScannerSettings } from "../../../../shared/domain/scanner-settings.ts";
import { divertScans } from "../diversion.ts";
import { learnScan, settingsFor, type LearnedScan, type LearnProblem } from "./learn.ts";
import { createRecorder } from "./recorder.ts";

/** So many scans that agree are enough to know a scanner. */
export const SCANS_NEEDED = 3;

export type Learning =
  | { readonly state: "off" }
  | {
      readonly state: "listening";
      readonly scans: readonly LearnedScan[];
      readonly problem: LearnProblem | "differ" | null;
    }
  | { readonly state: "done"; readonly found: Partial<ScannerSettings>; readonly foreign: boolean };

export interface UsedLearning {
  readonly learning: Learning;
  start(): void;
  stop(): void;
}

const BEGINNING: Learning = { state: "listening", scans: [], problem: null };

/** Listens to scans of the test code until they agree, and hands what they tell to `onFound`. */
export function useLearning(onFound: (found: Partial<ScannerSettings>) => void): UsedLearning {
  const [learning, setLearning] = useState<Learning>({ state: "off" });
  const listening = learning.state === "listening";
  useEffect(() => {
    if (!listening) return undefined;
    let scans: readonly LearnedScan[] = [];
    const recorder = createRecorder((keys) => {
      const learned = learnScan(keys);
      if (typeof learned === "string") {
        setLearning({ state: "listening", scans, problem: learned });
        return;
      }
      scans = [...scans, learned];
      const found = settingsFor(scans);
      if (found === null) {
        scans = [];
        setLearning({ state: "listening", scans, problem: "differ" });
      } else if (scans.length < SCANS_NEEDED) setLearning({ state: "listening", scans, problem: null });
      else {
        setLearning({ state: "done", found, foreign: learned.foreign });
        onFound(found);
      }
    });
    const end = divertScans({
      scan: () => undefined,
      key: (press) => recorder.key(press),
      altUp: (at) => recorder.altUp(at),
    });
    return () => {
      end();
      recorder.close();
    };
  }, [listening, onFound]);
  return {
    learning,
    start: () => setLearning(BEGINNING),
    stop: () => setLearning({ state: "off" }),
  };
}
