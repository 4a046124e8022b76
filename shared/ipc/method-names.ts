import type { Method } from "./contract.ts";

/**
 * The contract's calls by name alone, for code that must not carry the schemas: a sandboxed preload stays one small
 * file without a validator in it. The two checks below fail to compile when this list and the contract differ.
 */
export const methodNames = [
  "app.status",
  "app.sampleCodes",
  "app.practise",
  "app.switchMode",
  "sales.charge",
  "sales.abandon",
  "sales.note",
  "sales.attachReceipt",
  "sales.retryReceipt",
  "sales.settle",
  "sales.identify",
  "sales.askStatus",
  "sales.cancelPayment",
  "sales.refund",
  "sales.refundByHand",
  "sales.settleRefund",
  "sales.ofDay",
  "sales.days",
  "sales.story",
  "sales.waiting",
  "shift.open",
  "shift.report",
  "shift.close",
  "shift.closed",
  "shift.zReport",
  "providers.test",
  "providers.fields",
  "settings.change",
  "settings.setSecret",
  "people.signIn",
  "people.signOut",
  "people.lock",
  "people.present",
  "people.approve",
  "people.add",
  "people.change",
  "people.remove",
  "unit.choose",
  "unit.calibrate",
  "journal.backup",
  "journal.backups",
  "journal.restore",
  "provision.apply",
  "support.exportDiagnostics",
  "print.print",
  "print.preview",
  "print.retry",
  "print.drop",
  "print.ask",
  "drawer.open",
  "display.follow",
  "display.open",
  "update.status",
  "update.find",
  "update.check",
  "update.install",
] as const satisfies readonly Method[];

type Missing = Exclude<Method, (typeof methodNames)[number]>;
type NothingMissing = [Missing] extends [never] ? true : { readonly missing: Missing };

/** Never read: it exists so that a call added to the contract and not to the list is a compile error. */
export const methodNamesAreComplete: NothingMissing = true;
