import { listenToScans, wedgeSource } from "../../../../renderer/features/scan/index.ts";
import type { WedgeView } from "./wedge-view.ts";

/** The till's own ears on a page with all that can have the focus, and a lane that takes figures wherever they come. */
const scans: string[] = [];
let amount = "127500";
let pressed = 0;

/**
 * Time passes when the test says so: the keys are told apart by their own times, and no late key of a busy machine is
 * taken for silence.
 */
const waiting = new Map<number, () => void>();
let timers = 0;
Object.assign(window, {
  setTimeout(done: () => void): number {
    waiting.set(++timers, done);
    return timers;
  },
  clearTimeout: (timer: number) => void waiting.delete(timer),
});
function endSilence(): void {
  for (const [timer, done] of waiting) {
    waiting.delete(timer);
    done();
  }
}

const remember = () => {
  const before = amount;
  return () => {
    amount = before;
  };
};
listenToScans([wedgeSource(window, remember)], {
  scan: ({ text }) => void scans.push(text),
  duplicate: ({ text }) => void scans.push(text),
});
addEventListener("keydown", (event) => {
  if (event.target instanceof HTMLInputElement) return;
  const figure = /^(?:Digit|Numpad)(\d)$/u.exec(event.code)?.[1];
  if (figure !== undefined && !event.shiftKey) amount += figure;
});
for (const button of document.querySelectorAll("button")) button.addEventListener("click", () => void (pressed += 1));

const field = document.querySelector<HTMLInputElement>("#field");
const view: WedgeView = {
  look() {
    endSilence();
    return { scans: scans.splice(0), amount, pressed, field: field?.value ?? "" };
  },
};
window.wedge = view;
