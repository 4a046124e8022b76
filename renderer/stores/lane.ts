import { createStore, type StoreApi } from "zustand/vanilla";
import type { Input, PosApi } from "../../shared/ipc/contract.ts";
import type { PosError } from "../../shared/errors/pos-error.ts";
import { isUnsettled } from "../../shared/domain/sale-facts.ts";
import type { Sale } from "../../shared/domain/sale.ts";
import { normaliseScan } from "../../shared/domain/text.ts";
import type { Result } from "../../shared/result.ts";
import { NO_AMOUNT, totalOf, withAdded, withDigits, withoutDigit, withPlus, type Amount } from "./amount.ts";
import type { Connection } from "./connection.ts";
import { blockOf } from "./lane-block.ts";
import { laneProvider, otherTaker } from "./lane-provider.ts";
import { judgeScan, type ScanUse } from "./lane-scan.ts";
import type { LaneState, Notice, Work } from "./lane-state.ts";
import { isDecidable, isFinished, stepOf, type Step } from "./lane-step.ts";
import type { SalesStore } from "./sales.ts";
import type { StatusStore } from "./status.ts";

export type LaneStore = StoreApi<LaneState>;

export interface LaneDeps {
  readonly api: PosApi;
  readonly status: StatusStore;
  readonly sales: SalesStore;
  readonly connection: Connection;
  readonly now: () => number;
}

/** The calls that answer with the lane's sale. */
type SaleCall =
  | "sales.charge"
  | "sales.attachReceipt"
  | "sales.abandon"
  | "sales.retryReceipt"
  | "sales.cancelPayment"
  | "sales.askStatus"
  | "sales.settle";

const NO_LABELS = { reference: "", note: "" };
const FRESH = {
  amount: NO_AMOUNT,
  saleId: null,
  notice: null,
  form: null,
  notCalledOff: null,
  labels: NO_LABELS,
  looksLike: null,
};

/** The checkout lane: one sale, three stages, and what the cashier's hands do to it. */
export function createLaneStore(deps: LaneDeps): LaneStore {
  const { api, status, sales, connection, now } = deps;
  const store = createStore<LaneState>()((set, get) => {
    const sale = (): Sale | null => saleOf(get(), sales);
    const step = (): Step => stepOf(sale(), get().work === "charge");
    const judge = (text: string): ScanUse => {
      if (get().work !== null) return { do: "refuse", refusal: { kind: "wait" } };
      const known = status.getState().status;
      return judgeScan(text, {
        step: step().at,
        hasAmount: totalOf(get().amount) > 0,
        byCode: byCode(),
        otherTaker: (code) => (known === null ? null : otherTaker(known, code)),
      });
    };
    /** The code that was refused last, and at which step. */
    let refused: { readonly code: string; readonly at: Step["at"] } | null = null;
    const say = (notice: Notice): void => set((state) => ({ notice, noticeCount: state.noticeCount + 1 }));

    /** Counts the sales that were let go: a call that was under way for one has no say over the next. */
    let left = 0;
    /** The till may tell that a receipt is on record before the call that brought it is answered: that is good enough. */
    const mayLeave = (): boolean => get().work === null || (get().work === "receipt" && isFinished(sale(), step()));
    const leave = (change: Partial<LaneState>): void => {
      left += 1;
      set({ ...FRESH, work: null, ...change });
    };

    /** Where figures go: into the amount, or into the next sale's when this one needs nothing more. */
    function edit(change: (amount: Amount) => Amount): void {
      const at = step();
      if (at.at === "entry") set((state) => ({ amount: change(state.amount), notice: null }));
      else if (isFinished(sale(), at) && mayLeave()) leave({ amount: change(NO_AMOUNT) });
      else say({ kind: "finish-first" });
    }

    async function run<M extends SaleCall>(work: Work, method: M, input: Input<M>): Promise<boolean> {
      // One call at a time: a second one while the first is being written down would be a second charge.
      if (get().work !== null) return false;
      // A settle form stays as it was filled in: a wrong PIN is no reason to type everything again.
      set((state) => ({ work, workSince: now(), notice: null, form: work === "settle" ? state.form : null }));
      const mine = left;
      const answer: Result<Sale, PosError> = await api.call(method, input);
      if (mine !== left) {
        if (answer.ok) sales.getState().take(answer.value);
        return answer.ok;
      }
      set({ work: null });
      if (!answer.ok) {
        say({ kind: "error", error: answer.error, during: work });
        return false;
      }
      sales.getState().take(answer.value);
      // Amount and labels are the sale's from here on; what was typed is done with.
      set({ saleId: answer.value.id, form: null, amount: NO_AMOUNT, labels: NO_LABELS });
      return true;
    }

    async function charge(code: string | null): Promise<void> {
      const { amount, saleId, extra, extraValues, labels: typed } = get();
      const open = sale();
      const total = totalOf(amount);
      const block = blockOf(status.getState().status, connection.getState(), open, total);
      if (block) return say({ kind: "blocked", block });
      const missing = extra.find((field) => field.required && (extraValues[field.name] ?? "").trim() === "");
      if (missing) return say({ kind: "field-missing", label: missing.label });
      const { reference, note } = open ?? typed;
      const labels = { reference: reference.trim(), note: note.trim() };
      const fields = extra.length > 0 ? { fields: extraValues } : {};
      await run("charge", "sales.charge", { saleId, amount: total, code, ...fields, ...labels });
    }

    const byCode = (): boolean => {
      const known = status.getState().status;
      return known === null || laneProvider(known, sale()).direction === "customer-code";
    };

    return {
      amount: NO_AMOUNT,
      saleId: null,
      work: null,
      workSince: 0,
      notice: null,
      noticeCount: 0,
      taken: 0,
      form: null,
      notCalledOff: null,
      labels: NO_LABELS,
      looksLike: null,
      extra: [],
      extraValues: {},
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
        else if (step().at === "entry") set({ amount: NO_AMOUNT, notice: null, labels: NO_LABELS });
        else set({ notice: null });
      },

      async scan(text) {
        const use = judge(text);
        if (use.do === "refuse") {
          refused = { code: normaliseScan(text), at: step().at };
          return say(use.refusal);
        }
        set((state) => ({ taken: state.taken + 1 }));
        if (use.do === "charge") {
          set({ looksLike: use.looksLike });
          return charge(use.code);
        }
        const { saleId } = get();
        if (saleId !== null) await run("receipt", "sales.attachReceipt", { saleId, code: use.code });
      },
      async present() {
        const at = step().at;
        const ready = at === "not-charged" || (at === "entry" && totalOf(get().amount) > 0);
        if (ready && !byCode() && get().work === null) await charge(null);
      },
      async duplicate(text) {
        if (refused?.code !== normaliseScan(text)) return say({ kind: "duplicate" });
        // What was of no use is no double where the sale has moved on, also when it was in sight all the while. But a
        // charge begins with a code that is shown for it, never with one that was left lying there.
        if (refused.at !== step().at && judge(text).do !== "charge") await get().scan(text);
      },
      async choose(selectedProvider) {
        const who = status.getState().status?.settings.terminal.cashier;
        if (who === undefined || step().at !== "entry") return;
        const answer = await api.call("settings.change", { patch: { selectedProvider }, who });
        if (!answer.ok) return say({ kind: "error", error: answer.error, during: "choose" });
        if (get().notice?.kind === "other-provider") set({ notice: null });
      },
      label: (change) => set((state) => ({ labels: { ...state.labels, ...change } })),
      fill: (name, value) => set((state) => ({ extraValues: { ...state.extraValues, [name]: value }, notice: null })),

      next: () => {
        if (step().at !== "charging" && mayLeave()) leave({ extraValues: {} });
      },
      takeUp(taken) {
        if (step().at === "charging" || get().work !== null) return false;
        sales.getState().take(taken);
        set((state) => ({ ...FRESH, saleId: taken.id, late: state.late.filter((id) => id !== taken.id) }));
        return true;
      },
      takeUpInterrupted() {
        if (get().saleId !== null || totalOf(get().amount) > 0) return;
        const last = sales.getState().today[0];
        if (!last) return;
        const at = stepOf(last, false).at;
        const open = last.attempts.some((attempt) => isUnsettled(attempt.state));
        if (open || at === "receipt-due" || at === "receipt-rejected") set({ ...FRESH, saleId: last.id });
      },
      async abandon() {
        const { saleId } = get();
        if (saleId === null || step().at !== "not-charged") return;
        if (await run("abandon", "sales.abandon", { saleId, why: "" })) set(FRESH);
      },
      async cancelPayment() {
        const at = step();
        const { saleId } = get();
        const who = status.getState().status?.settings.terminal.cashier;
        if (saleId === null || at.at !== "awaiting-customer" || who === undefined) return;
        const attemptId = at.attempt.id;
        const isDone = await run("cancel", "sales.cancelPayment", { saleId, attemptId, who });
        if (!isDone && get().saleId === saleId) set({ notCalledOff: attemptId });
      },
      async askStatus() {
        const at = step();
        const { saleId } = get();
        if (saleId === null || (at.at !== "awaiting-customer" && at.at !== "unknown")) return;
        await run("ask", "sales.askStatus", { saleId, attemptId: at.attempt.id });
      },
      open: (form) => set({ form, notice: null }),
      closeForm: () => set({ form: null }),

      async settle(decision) {
        const at = step();
        const { saleId } = get();
        if (saleId === null || !isDecidable(at)) return;
        await run("settle", "sales.settle", { saleId, attemptId: at.attempt.id, ...decision });
      },
      async retryReceipt() {
        const { saleId } = get();
        if (saleId === null || step().at !== "receipt-queued") return;
        await run("receipt", "sales.retryReceipt", { saleId });
      },
      dismissLate: (saleId) => set((state) => ({ late: state.late.filter((id) => id !== saleId) })),

      snapshot() {
        const { amount, saleId, notice, form, labels, extraValues } = get();
        return { amount, saleId, notice, form, labels, extraValues };
      },
      restore: (snapshot) =>
        set((state) => {
          // A sale that came into the lane meanwhile (the answer to a charge) is no key's doing: to take it out again
          // would show the amount as if it had not been charged.
          const isAnswered = state.saleId !== null && state.saleId !== snapshot.saleId;
          return isAnswered ? { notice: snapshot.notice } : snapshot;
        }),
    };
  });

  listenForSales(store, api);
  keepExtraFields(store, api, status);
  return store;
}

/** The sale in the lane, null while its amount is being typed. */
export function saleOf(state: LaneState, sales: SalesStore): Sale | null {
  return state.saleId === null ? null : (sales.getState().byId[state.saleId] ?? null);
}

/** Late answers to sales outside the lane are kept to be said; one to the lane's own sale closes its question. */
function listenForSales(store: LaneStore, api: PosApi): void {
  api.subscribe((event) => {
    if (event.type !== "sale-changed") return;
    const { saleId, form, late } = store.getState();
    const { sale } = event;
    if (sale.id !== saleId) {
      if (event.late && !late.includes(sale.id)) store.setState({ late: [...late, sale.id] });
      return;
    }
    if (form?.kind === "settle" && !isDecidable(stepOf(sale, false))) store.setState({ form: null });
  });
}

/** What the selected provider wants filled in, asked whenever another one is selected. */
function keepExtraFields(store: LaneStore, api: PosApi, status: StatusStore): void {
  let asked: string | null = null;
  status.subscribe(({ status: known }) => {
    const id = known?.provider.enabled === true ? known.provider.id : null;
    const wanted = id;
    if (wanted === asked) return;
    asked = wanted;
    if (wanted === null) {
      store.setState({ extra: [], extraValues: {} });
      return;
    }
    void api.call("providers.fields", { provider: wanted }).then((answer) => {
      if (asked === wanted) store.setState({ extra: answer.ok ? answer.value : [], extraValues: {} });
    });
  });
}
