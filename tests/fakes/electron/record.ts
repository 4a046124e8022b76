import type { Settings } from "electron";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What the stand-in saw: tests read it, nothing in the product does. */
export interface ElectronRecord {
  ready: boolean;
  sandboxed: boolean;
  relaunched: number;
  exitCode: number | null;
  readonly schemes: string[];
  readonly paths: Map<string, string>;
  readonly boxes: { readonly title: string; readonly text: string }[];
  readonly permissions: { readonly permission: string; readonly media: readonly string[]; readonly granted: boolean }[];
  readonly sent: { readonly channel: string; readonly payload: unknown }[];
  readonly loaded: string[];
  readonly shown: string[];
  readonly loginItems: Settings[];
  menuRemoved: boolean;
}

function fresh(): ElectronRecord {
  return {
    ready: false,
    sandboxed: false,
    relaunched: 0,
    exitCode: null,
    schemes: [],
    paths: new Map([
      ["userData", join(tmpdir(), "tilla-stand-in")],
      ["appData", join(tmpdir(), "tilla-stand-in-config")],
    ]),
    boxes: [],
    permissions: [],
    sent: [],
    loaded: [],
    shown: [],
    loginItems: [],
    menuRemoved: false,
  };
}

export const record: ElectronRecord = fresh();

/** How the machine behaves that the stand-in pretends to be. */
export const machine = {
  packaged: false,
  /** Another till holds this data folder. */
  lockTaken: false,
  languages: ["en-US"],
  /** Its monitors, the till's own first. */
  monitors: [{ id: 1, bounds: { x: 0, y: 0, width: 1366, height: 768 } }],
};

/** A machine on which nothing was started yet. */
export function resetRecord(): void {
  Object.assign(record, fresh());
  Object.assign(machine, { packaged: false, lockTaken: false, languages: ["en-US"] });
  machine.monitors.splice(1);
}
