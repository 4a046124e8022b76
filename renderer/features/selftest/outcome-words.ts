import type { TFunction } from "i18next";
import type { Finding } from "../../../shared/domain/self-test.ts";
import type { Mode } from "../../../shared/domain/settings.ts";
import { assertNever } from "../../../shared/result.ts";
import { errorText } from "../../i18n/error-text.ts";
import { failedStep, stepDetail, stepWords } from "../../i18n/test-words.ts";
import type { TriedCamera } from "./devices.ts";
import type { Outcome } from "./outcome.ts";

type Translate = TFunction<["selftest", "errors"]>;

/** An outcome as a person reads it. `now` is null where nothing is to be done. */
export interface Words {
  readonly what: string;
  readonly now: string | null;
  /** A technical detail, smaller underneath. */
  readonly detail: string | null;
}

export interface Voice {
  readonly t: Translate;
  readonly errors: TFunction<"errors">;
  /** The connection test's own words. */
  readonly settings: TFunction<["settings", "errors"]>;
  /** How a moment is written. */
  readonly moment: (at: number) => string;
  readonly mode: Mode;
}

/** What was found, and what to do about it. Total over everything that can be found. */
export function wordsOf(outcome: Outcome, voice: Voice): Words {
  const { t } = voice;
  switch (outcome.kind) {
    case "finding":
      return findingWords(outcome.finding, voice);
    case "provider":
      return providerWords(outcome, voice);
    case "provider-off":
      return said(t("found.provider-off"));
    case "scanner": {
      const { scan } = outcome;
      if (scan === null) return said(t("found.scanner-waits"), t("now.scanner-waits"));
      const about = { characters: scan.characters, by: t(`by.${scan.origin}`) };
      return scan.isWhole
        ? said(t("found.scanner-whole", about))
        : said(t("found.scanner-other", about), t("now.scanner-other"));
    }
    case "camera":
      return cameraWords(outcome.camera, t);
    case "error": {
      const { what, now, detail } = errorText(voice.errors, outcome.error, { time: voice.moment });
      return { what, now, detail };
    }
    default:
      return assertNever(outcome);
  }
}

function findingWords(finding: Finding, { t, moment }: Voice): Words {
  switch (finding.found) {
    case "clock-right":
      return said(t("found.clock-right", { seconds: finding.seconds }));
    case "clock-alone":
      return said(t("found.clock-alone", { time: moment(finding.at) }), t("now.clock-alone"));
    case "clock-off": {
      const about = { seconds: Math.abs(finding.seconds) };
      const isAhead = finding.seconds > 0;
      return said(t(isAhead ? "found.clock-ahead" : "found.clock-slow", about), t("now.clock"));
    }
    case "clock-behind-journal":
      return said(t("found.clock-behind-journal", { minutes: finding.minutes }), t("now.clock"));
    case "network-there":
      return { ...said(t("found.network-there")), detail: finding.addresses.join(", ") };
    case "network-without-address":
    case "network-none":
      return said(t(`found.${finding.found}`), t(`now.${finding.found}`));
    case "disk-roomy":
      return said(t("found.disk-roomy", { room: room(finding.megabytes, t) }));
    case "disk-low":
    case "disk-full":
      return said(t(`found.${finding.found}`, { room: room(finding.megabytes, t) }), t(`now.${finding.found}`));
    case "disk-refuses":
    case "journal-read-only":
      return {
        what: t(`found.${finding.found}`),
        now: t(`errors:storage.now.${finding.reason}`),
        detail: finding.detail,
      };
    case "journal-sound":
      return said(t("found.journal-sound", { time: moment(finding.backupAt) }));
    case "journal-checking":
    case "journal-no-backup":
      return said(t(`found.${finding.found}`), t(`now.${finding.found}`));
    case "journal-old-backup":
      return said(t("found.journal-old-backup", { days: finding.days }), t("now.journal-old-backup"));
    case "journal-damaged": {
      const now =
        finding.backup === null ? t("now.journal-lost") : t("now.journal-damaged", { backup: finding.backup });
      return { what: t("found.journal-damaged"), now, detail: finding.detail };
    }
    case "printer-none":
    case "printer-ready":
    case "drawer-none":
    case "drawer-training":
      return said(t(`found.${finding.found}`));
    case "printer-paper-low":
    case "printer-silent":
    case "drawer-in-reach":
      return said(t(`found.${finding.found}`), t(`now.${finding.found}`));
    case "printer-failed": {
      const what = t(`errors:printer.what.${finding.problem}`);
      return { what, now: t("errors:printer.now"), detail: finding.detail || null };
    }
    case "drawer-out-of-reach": {
      const why = t(`errors:printer.what.${finding.problem}`);
      return said(`${t("found.drawer-out-of-reach")} ${why}`, t("now.drawer-out-of-reach"));
    }
    default:
      return assertNever(finding);
  }
}

function providerWords(
  { steps, problem }: Extract<Outcome, { kind: "provider" }>,
  { t, errors, settings, mode }: Voice,
): Words {
  if (steps.length === 0) return said(settings("test.nothing"));
  const failed = failedStep(steps);
  if (failed !== null) {
    const what = `${settings(`test.steps.${failed.step}`)}: ${stepWords(failed, problem, settings)}`;
    return { what, now: t(`now.provider.${failed.step}`), detail: stepDetail(failed) };
  }
  if (problem !== null) {
    const { what, now, detail } = errorText(errors, problem);
    return { what: `${t("found.provider-answers")} ${what}`, now, detail };
  }
  return said(mode === "training" ? t("found.provider-practice") : t("found.provider-answers"));
}

function cameraWords(camera: TriedCamera, t: Translate): Words {
  switch (camera.kind) {
    case "works":
      return { ...said(t("found.camera-works")), detail: camera.name || null };
    case "away":
      return said(t("found.camera-away", { name: camera.name }), t("now.camera-away"));
    case "no-camera":
      return said(t("found.camera-none"));
    case "denied":
    case "busy":
    case "unplugged":
      return said(t(`found.camera-${camera.kind}`), t(`now.camera-${camera.kind}`));
    case "failed":
      return { ...said(t("found.camera-failed"), t("now.camera-failed")), detail: camera.reason };
    default:
      return assertNever(camera);
  }
}

function said(what: string, now: string | null = null): Words {
  return { what, now, detail: null };
}

/** From a gigabyte on, more than one figure after the point says nothing. */
function room(megabytes: number, t: Translate): string {
  return megabytes < 1024 ? t("megabytes", { n: megabytes }) : t("gigabytes", { n: (megabytes / 1024).toFixed(1) });
}
