import { createStore, type StoreApi } from "zustand/vanilla";
import type { Input, PosApi } from "../../shared/ipc/contract.ts";
import type { PosError } from "../../shared/errors/pos-error.ts";
import { isUnsettled, type Sale } from "../../shared/domain/sale.ts";
import type { Result } from "../../shared/result.ts";
import { NO_AMOUNT, totalOf, withAdded, withDigits, withoutDigit, withPlus, type Amount } from "./amount.ts";
import type { Connection } from "./connection.ts";
import { blockOf, type Block } from "./lane-block.ts";
import { useOfScan, type ScanRefusal } from "./lane-scan.ts";
import { isFinished, stepOf, type Step } from "./lane-step.ts";
import type { SalesStore } from "./sales.ts";
import type { StatusStore } from "./status.ts";

/** What the lane tells the cashier besides the sale's own state. Goes with the next thing they do. */
export type Notice =
  | ScanRefusal
  | { readonly kind: "error"; readonly error: PosError; readonly during: Work }
  | { readonly kind: "blocked"; readonly block: Block }
  | { readonly kind: "duplicate" }
  /** Figures were typed while this sale is still open. */
  | { readonly kind: "finish-first" };

/** The call that is under way for the sale in the lane. */
export type Work = "charge" | "receipt" | "settle" | "abandon";

/** What has unfolded inside a stage. */
export type Form =
  | { readonly kind: "settle"; readonly outcome: "paid" | "not-paid" }
  /** A code typed by hand, for tills without a scanner. */
  | { readonly kind: "type-code" }
  /** The place for the next code, after one that took no money. */
  | { readonly kind: "rescan" };

/** What a person decides over an unknown payment. */
export type Decision = Omit<Input<"sales.settle">, "saleId" | "attemptId">;

/** The part of the lane that a scanner's first keys may have touched, to be put back once they prove to be a scan. */
export type LaneSnapshot = Pick<LaneState, "amount" | "saleId" | "notice" | "form">;

export interface LaneState {
  readonly amount: Amount;
  readonly saleId: string | null;
  readonly work: Work | null;
  /** When the work began. */
  readonly workSince: number;
  readonly notice: Notice | null;
  /** Counts the notices, so that the same one twice is said twice. */
  readonly noticeCount: number;
  readonly form: Form | null;
  /** Sales outside the lane to which an answer came late: to be said. */
  readonly late: readonly string[];

  digits(digits: string): void;
  backspace(): void;
  plus(): void;
  add(sum: number): void;
  /** Everything typed away, or the form closed that is open. */
  clear(): void;
  /** A code from the scanner, the camera or a hand. */
  scan(text: string): Promise<void>;
  duplicate(): void;
  /** Leaves the sale in the lane to itself (it stays on record) and starts the next one. */
  next(): void;
  /** Puts a sale into the lane. Refused (false) while a charge is on its way there. */
  takeUp(sale: Sale): boolean;
  /** After a start: the sale that was in the lane when the till went down. */
  takeUpInterrupted(): void;
  abandon(): Promise<void>;
  open(form: Form): void;
  closeForm(): void;
  settle(decision: Decision): Promise<Result<Sale, PosError> | null>;
  retryReceipt(): Promise<void>;
  dismissLate(saleId: string): void;
  snapshot(): LaneSnapshot;
  restore(snapshot: LaneSnapshot): void;
}
export type LaneStore = StoreApi<LaneState>;

export interface LaneDeps {
  readonly api: PosApi;
  readonly status: StatusStore;
  readonly sales: SalesStore;
  readonly connection: Connection;
  readonly now: () => number;
}

/** The checkout lane: one sale, three stages, and what the cashier's hands do to it. */
export function createLaneStore(deps: LaneDeps): LaneStore {
  const { api, status, sales, connection, now } = deps;
  const store = createStore<LaneState>()((set, get) => {
    const sale = (): Sale | null => saleOf(get(), sales);
    const step = (): Step => stepOf(sale(), get().work === "charge");
    const say = (notice: Notice | null): void =>
      set((state) => ({ notice, noticeCount: notice ? state.noticeCount + 1 : state.noticeCount }));
    const fresh = { amount: NO_AMOUNT, saleId: null, notice: null, form: null };

    /** Where figures go: into the amount, or into the next sale's when this one needs nothing more. */
    function edit(change: (amount: Amount) => Amount): void {
      const at = step();
      if (at.at === "entry") set((state) => ({ amount: change(state.amount), notice: null }));
      else if (isFinished(sale(), at) && get().work === null) set({ ...fresh, amount: change(NO_AMOUNT) });
      else say({ kind: "finish-first" });
    }

    async function run<M extends "sales.charge" | "sales.attachReceipt" | "sales.abandon" | "sales.retryReceipt">(
      work: Work,
      method: M,
      input: Input<M>,
    ): Promise<Result<Sale, PosError>> {
      set({ work, workSince: now(), notice: null, form: null });
      const answer: Result<Sale, PosError> = await api.call(method, input);
      if (answer.ok) {
        sales.getState().take(answer.value);
        set({ work: null, saleId: answer.value.id });
      } else {
        set({ work: null });
        say({ kind: "error", error: answer.error, during: work });
      }
      return answer;
    }

    async function charge(code: string): Promise<void> {
      const { amount, saleId } = get();
      const open = sale();
      const total = totalOf(amount);
      const block = blockOf(status.getState().status, connection.getState(), open ? 0 : total);
      if (block) return say({ kind: "blocked", block });
      const labels = { reference: open?.reference ?? "", note: open?.note ?? "" };
      await run("charge", "sales.charge", { saleId, amount: total, code, ...labels });
    }

    return {
      amount: NO_AMOUNT,
      saleId: null,
      work: null,
      workSince: 0,
      notice: null,
      noticeCount: 0,
      form: null,
      late: [],

      digits: (digits) => edit((amount) => withDigits(amount, digits)),
      backspace: () => {
        if (step().at === "entry") edit(withoutDigit);
      },
      plus: () => {
        if (step().at === "entry") edit(withPlus);
      },
      add: (sum) => edit((amount) => withAdded(amount, sum)),
      clear: () => {
        if (get().form) set({ form: null });
        else if (step().at === "entry") set({ amount: NO_AMOUNT, notice: null });
        else say(null);
      },

      async scan(text) {
        // One call at a time: a second scan while the first is being written down would be a second charge.
        if (get().work !== null) return say({ kind: "wait" });
        const use = useOfScan(text, step().at, totalOf(get().amount) > 0);
        if (use.do === "refuse") return say(use.refusal);
        if (use.do === "charge") return charge(use.code);
        const { saleId } = get();
        if (saleId !== null) await run("receipt", "sales.attachReceipt", { saleId, code: use.code });
      },
      duplicate: () => say({ kind: "duplicate" }),

      next: () => {
        if (step().at !== "charging" && get().work === null) set(fresh);
      },
      takeUp(taken) {
        if (step().at === "charging" || get().work !== null) return false;
        sales.getState().take(taken);
        set((state) => ({ ...fresh, saleId: taken.id, late: state.late.filter((id) => id !== taken.id) }));
        return true;
      },
      takeUpInterrupted() {
        if (get().saleId !== null || totalOf(get().amount) > 0) return;
        const last = sales.getState().today[0];
        if (!last) return;
        const at = stepOf(last, false).at;
        const open = last.attempts.some((attempt) => isUnsettled(attempt.state));
        if (open || at === "receipt-due" || at === "receipt-rejected") set({ ...fresh, saleId: last.id });
      },
      async abandon() {
        const { saleId, work } = get();
        if (saleId === null || work !== null || step().at !== "not-charged") return;
        const answer = await run("abandon", "sales.abandon", { saleId, why: "" });
        if (answer.ok) set(fresh);
      },
      open: (form) => set({ form, notice: null }),
      closeForm: () => set({ form: null }),

      async settle(decision) {
        const at = step();
        const { saleId, work } = get();
        if (saleId === null || work !== null || (at.at !== "unknown" && at.at !== "contradiction")) return null;
        set({ work: "settle", workSince: now(), notice: null });
        const answer = await api.call("sales.settle", { saleId, attemptId: at.attempt.id, ...decision });
        if (answer.ok) {
          sales.getState().take(answer.value);
          set({ work: null, form: null });
        } else {
          // The form stays as it was filled in: a wrong PIN is no reason to type everything again.
          set({ work: null });
          say({ kind: "error", error: answer.error, during: "settle" });
        }
        return answer;
      },
      async retryReceipt() {
        const { saleId, work } = get();
        if (saleId === null || work !== null || step().at !== "receipt-queued") return;
        await run("receipt", "sales.retryReceipt", { saleId });
      },
      dismissLate: (saleId) => set((state) => ({ late: state.late.filter((id) => id !== saleId) })),

      snapshot() {
        const { amount, saleId, notice, form } = get();
        return { amount, saleId, notice, form };
      },
      restore: (snapshot) => set(snapshot),
    };
  });

  api.subscribe((event) => {
    if (event.type !== "sale-changed") return;
    const { saleId, form, late } = store.getState();
    const { sale } = event;
    if (sale.id !== saleId) {
      if (event.late && !late.includes(sale.id)) store.setState({ late: [...late, sale.id] });
      return;
    }
    // A late answer decides while the form is open: what was asked is answered.
    const asks = stepOf(sale, false).at === "unknown" || stepOf(sale, false).at === "contradiction";
    if (form?.kind === "settle" && !asks) store.setState({ form: null });
  });
  return store;
}

/** The sale in the lane, null while its amount is being typed. */
export function saleOf(state: LaneState, sales: SalesStore): Sale | null {
  return state.saleId === null ? null : (sales.getState().byId[state.saleId] ?? null);
}
