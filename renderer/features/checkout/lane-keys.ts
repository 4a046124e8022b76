import { isDecidable, isFinished, stepOf } from "../../stores/lane-step.ts";
import { laneProvider, nextProvider } from "../../stores/lane-provider.ts";
import type { LaneState } from "../../stores/lane-state.ts";
import { saleOf } from "../../stores/lane.ts";
import type { Stores } from "../../stores/stores.ts";
import { holdEnd } from "../../stores/waiting-time.ts";

/** The part of a key event that the lane goes by. */
export interface LaneKey {
  readonly code: string;
  readonly key: string;
  readonly ctrl: boolean;
  /** The focus is in a text field: letters and figures are text there. */
  readonly typing: boolean;
  /** The focus is on a button or link: Enter presses that. */
  readonly pressing: boolean;
}

/** Does what a key means in the lane. Answers whether it meant anything. By place of the key, so in every layout. */
export function pressLaneKey(stores: Stores, key: LaneKey): boolean {
  if (key.ctrl) return key.code === "F2" && chooseProvider(stores);
  const lane = stores.lane.getState();
  if (key.code === "Escape") return escape(stores);
  if (key.code === "F8") return later(stores);
  if (key.code === "F2") {
    if (!takesTypedCode(stores)) return false;
    lane.open({ kind: "type-code" });
    return true;
  }
  if (key.typing) return false;
  const digit = /^(?:Digit|Numpad)(\d)$/u.exec(key.code)?.[1];
  // With shift a figure's key is a sign; what the layout makes of the unshifted key does not matter.
  if (digit !== undefined && !/^[!@#$%^&*()]$/u.test(key.key)) {
    lane.digits(digit);
    return true;
  }
  if (key.code === "Backspace") {
    lane.backspace();
    return true;
  }
  if (key.code === "NumpadAdd" || key.key === "+") {
    lane.plus();
    return true;
  }
  if (key.code === "KeyR") return writeLabels(stores);
  if (key.code === "KeyY") return answer(stores, "paid");
  if (key.code === "KeyN") return answer(stores, "not-paid");
  if ((key.code === "Enter" || key.code === "NumpadEnter") && !key.pressing) return enter(stores);
  return false;
}

function laneNow(stores: Stores) {
  const lane = stores.lane.getState();
  const sale = saleOf(lane, stores.sales);
  return { lane, sale, step: stepOf(sale, lane.work === "charge") };
}

function escape(stores: Stores): boolean {
  const { lane, sale, step } = laneNow(stores);
  if (lane.form || lane.notice || (step.at === "entry" && hasEntry(lane))) lane.clear();
  else if (step.at === "not-charged") void lane.abandon();
  else if (step.at === "awaiting-customer") void lane.cancelPayment();
  else if (isFinished(sale, step)) lane.next();
  else return false;
  return true;
}

function hasEntry({ amount, labels }: LaneState): boolean {
  return amount.digits !== "" || amount.terms.length > 0 || labels.reference !== "" || labels.note !== "";
}

function later(stores: Stores): boolean {
  const { lane, step } = laneNow(stores);
  if (step.at === "entry" || step.at === "charging" || step.at === "not-charged") return false;
  lane.next();
  return true;
}

function takesTypedCode(stores: Stores): boolean {
  const { step } = laneNow(stores);
  return (
    step.at === "entry" || step.at === "not-charged" || step.at === "receipt-due" || step.at === "receipt-rejected"
  );
}

/** The provider that is offered for a code, else the next one. Only while no sale is open: a sale stays with its own. */
function chooseProvider(stores: Stores): boolean {
  const { lane, step } = laneNow(stores);
  const { status } = stores.status.getState();
  if (step.at !== "entry" || status === null) return false;
  const provider = lane.notice?.kind === "other-provider" ? lane.notice.provider : nextProvider(status);
  if (provider === null) return false;
  void lane.choose(provider);
  return true;
}

/** Only before a sale is open: afterwards its words are changed where its story is told. */
function writeLabels(stores: Stores): boolean {
  const { lane, step } = laneNow(stores);
  // Beside a panel the lane keeps one row: there is no room for the fields.
  if (step.at !== "entry" || lane.form || stores.ui.getState().panel !== null) return false;
  lane.open({ kind: "labels" });
  return true;
}

function answer(stores: Stores, outcome: "paid" | "not-paid"): boolean {
  const { lane, sale, step } = laneNow(stores);
  const status = stores.status.getState().status;
  if (lane.form || !isDecidable(step) || status === null) return false;
  // What can be called off is called off, at least tried: then the provider has the last word.
  const isTried = lane.notCalledOff === step.attempt.id;
  if (step.at === "awaiting-customer" && laneProvider(status, sale).can.cancel && !isTried) return false;
  if (outcome === "not-paid" && holdEnd(status, step.attempt) > stores.now()) return true;
  lane.open({ kind: "settle", outcome });
  return true;
}

/** Enter is the blue button of the stage that is due. */
function enter(stores: Stores): boolean {
  const { lane, sale, step } = laneNow(stores);
  if (lane.form) return false;
  if (step.at === "entry") void lane.present();
  else if (step.at === "not-charged") again(stores);
  else if (step.at === "awaiting-customer" || step.at === "unknown") void lane.askStatus();
  else if (isFinished(sale, step)) lane.next();
  else return false;
  return true;
}

function again(stores: Stores): void {
  const { lane, sale } = laneNow(stores);
  const status = stores.status.getState().status;
  if (status && laneProvider(status, sale).direction !== "customer-code") void lane.present();
  else lane.open({ kind: "rescan" });
}
