import type { Privilege } from "../../shared/domain/privileges.ts";
import type { Settings, SettingsPatch } from "../../shared/domain/settings.ts";
import type { Input, Method } from "../../shared/ipc/contract.ts";

/** What a call takes: nothing, somebody who is signed in where the shop has people, or a role (by its privilege). */
export type Need = "nothing" | "operator" | Privilege;

type Needs = { readonly [M in Method]: Need | ((input: Input<M>, settings: Settings) => Need) };

/**
 * What every call of the contract takes. A call that is not here does not compile. What only reads takes nothing: a
 * locked till still shows what became of a payment.
 */
const needs: Needs = {
  "app.status": "nothing",
  "app.sampleCodes": "nothing",
  "app.practise": "operator",
  "app.switchMode": "mode.change",
  "sales.charge": "operator",
  "sales.abandon": "operator",
  "sales.note": "operator",
  "sales.attachReceipt": "operator",
  "sales.retryReceipt": "operator",
  "sales.settle": "payment.settle",
  "sales.identify": "payment.identify",
  "sales.askStatus": "operator",
  "sales.cancelPayment": "operator",
  "sales.refund": "refund.send",
  "sales.refundByHand": "refund.by-hand",
  "sales.settleRefund": "refund.settle",
  "sales.ofDay": "nothing",
  "sales.story": "nothing",
  "sales.waiting": "nothing",
  "history.search": "nothing",
  "reports.period": "operator",
  "providers.test": "operator",
  "providers.fields": "nothing",
  "settings.change": ({ patch }, settings) => needOfPatch(patch, settings),
  "settings.setSecret": ({ name }) => (name === "manager.pin" ? "people.change" : "secrets.change"),
  "people.signIn": "nothing",
  "people.signOut": "operator",
  "people.lock": "operator",
  "people.present": "nothing",
  "people.approve": "operator",
  "people.add": "people.change",
  "people.change": "people.change",
  "people.remove": "people.change",
  "unit.choose": "unit.change",
  "unit.calibrate": "unit.change",
  "journal.backup": "operator",
  "journal.backups": "nothing",
  "journal.restore": "journal.restore",
  "provision.apply": "provisioning.apply",
  "print.print": "operator",
  // Like the calls that show the same on screen.
  "print.preview": ({ what }) => (what.kind === "shift" && what.zNumber === null ? "operator" : "nothing"),
  "print.retry": "operator",
  "print.drop": "operator",
  "print.ask": "operator",
  "drawer.open": "drawer.open",
  // Shows nothing that the cashier's own screen does not, and less of it.
  "display.follow": "nothing",
  "display.open": "operator",
  "shift.open": "operator",
  "shift.report": "operator",
  "shift.close": ({ carrying }) => (carrying.length > 0 ? "shift.close" : "operator"),
  "shift.closed": "nothing",
  "shift.zReport": "nothing",
  "exports.make": "export.data",
  // What was made may be read by whoever knows its id, which only its maker was told.
  "exports.read": "operator",
  "statements.begin": "operator",
  "statements.add": "operator",
  "statements.look": "operator",
  "statements.compare": "operator",
  "statements.settle": "payment.settle",
  "statements.drop": "operator",
  "support.exportDiagnostics": "diagnostics.export",
  "support.selfTest": "operator",
  "update.status": "nothing",
  "update.find": "operator",
  "update.check": "operator",
  "update.install": "update.install",
};

/** What this call, with this input, takes. */
export function needOf<M extends Method>(method: M, input: Input<M>, settings: Settings): Need {
  const need: Needs[M] = needs[method];
  return typeof need === "function" ? need(input, settings) : need;
}

/** What anybody at the lane may choose for themselves. */
const PREFERENCES: ReadonlySet<string> = new Set(["locale", "theme", "sounds", "selectedProvider", "setup"]);

/** Which camera looks, and how: of the scanner settings these alone. */
const CAMERA: ReadonlySet<string> = new Set(["cameraId", "cameraName", "mirrored"]);

function needOfPatch(patch: SettingsPatch, { timeouts }: Settings): Need {
  const named = Object.entries(patch).filter(([, value]) => value !== undefined);
  const camera = Object.entries(patch.scanner ?? {}).every(([name]) => CAMERA.has(name));
  if (named.every(([name]) => PREFERENCES.has(name) || (name === "scanner" && camera))) return "operator";
  const hold = patch.timeouts?.holdSeconds;
  return hold !== undefined && hold < timeouts.holdSeconds ? "hold.lower" : "settings.change";
}
