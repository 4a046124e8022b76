import type { DisplayScene } from "../../shared/domain/customer-display.ts";
import { assertNever } from "../../shared/result.ts";
import type { DisplayWords } from "./words.ts";

/** What the display says: one line to be read from afar, and what the customer does now. */
export interface Saying {
  readonly title: string;
  readonly advice: string | null;
}

/** The words of a scene. */
export function sayingOf(show: DisplayScene, words: DisplayWords): Saying {
  switch (show.scene) {
    case "idle":
      return { title: words.welcome, advice: null };
    case "due":
      return { title: words.toPay, advice: adviceFor(show.way, words) };
    case "charging":
      return { title: words.toPay, advice: words.charging };
    case "scan":
      return { title: words.toPay, advice: words.scan };
    case "device":
      return { title: words.toPay, advice: words.device };
    case "paid":
      return { title: words.paid, advice: words.thanks };
    case "not-paid":
      return { title: words.notPaid, advice: words.notPaidNow };
    case "checking":
      return { title: words.checking, advice: words.checkingNow };
    default:
      return assertNever(show);
  }
}

/** The colour behind it; never the only thing that tells scenes apart. */
export function toneOf({ scene }: DisplayScene): "plain" | "ok" | "bad" | "warn" {
  if (scene === "paid") return "ok";
  if (scene === "not-paid") return "bad";
  return scene === "checking" ? "warn" : "plain";
}

function adviceFor(way: Extract<DisplayScene, { scene: "due" }>["way"], words: DisplayWords): string {
  switch (way) {
    case "customer-code":
      return words.showCode;
    case "merchant-qr":
      return words.codeComes;
    case "customer-device":
      return words.deviceComes;
    default:
      return assertNever(way);
  }
}
