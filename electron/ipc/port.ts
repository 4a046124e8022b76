import type { PosError } from "../../shared/errors/pos-error.ts";
import type { KioskSettings } from "../../shared/domain/settings.ts";
import type { PosEvent } from "../../shared/ipc/contract.ts";
import type { LoginStart } from "../../shared/ipc/status.ts";
import type { Result } from "../../shared/result.ts";
import type { Clock } from "../runtime/clock.ts";
import type { DisplayFeed } from "../display/service.ts";
import type { Ids } from "../runtime/ids.ts";
import type { Logger } from "../logging/port.ts";
import type { HashCost } from "../people/pin-hash.ts";
import type { SecretStore, SettingsFile } from "../settings/port.ts";
import type { UpdateHost } from "../update/port.ts";

/** The running application as a host sees it: one door for calls, one for events. */
export interface TillApi {
  /**
   * Makes one call of the contract with untrusted input: unknown methods and inputs that do not fit are
   * `invalid-input`. Never rejects.
   */
  call(method: string, input: unknown): Promise<Result<unknown, PosError>>;
  subscribe(listener: (event: PosEvent) => void): () => void;
  /** A charge is in flight: a host delays quitting until `idle` resolves. */
  busy(): boolean;
  /** Resolves when no charge is in flight any more (each ends by its own time limit). */
  idle(): Promise<void>;
  /** What a customer display is told. */
  readonly display: DisplayFeed;
  /** Writes the last event and closes the journal. Waits for nothing: call `idle` first. */
  close(): Promise<void>;
}

/** A host's way to show something to the customer. */
export interface DisplayHost {
  /** Brings the display up, anew where it is up already. Answers an address where a page has to be opened for it. */
  open(): Promise<string | null>;
}

/** What a host gives the application. */
export interface TillOptions {
  readonly dataDir: string;
  readonly host: "electron" | "browser";
  readonly version: string;
  readonly settingsFile: SettingsFile;
  readonly secrets: SecretStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  /** What one guess at a PIN costs; the product's own when left out. */
  readonly pinCost?: HashCost;
  /** The journal's background check, as a built worker file. */
  readonly verifyWorker: URL;
  /** How the host shows the customer display; one that says nothing has none. */
  readonly display?: DisplayHost;
  /** What the host can do about updates; a host that says nothing can't be updated. */
  readonly updates?: UpdateHost;
  /** The window and the machine around the till; a host that says nothing has neither. */
  readonly kiosk?: KioskHost;
}

/** A host that can be a machine's only program. */
export interface KioskHost {
  /** Makes the window and the machine as the settings say: at the start and after each change. Never throws. */
  follow(kiosk: KioskSettings): void;
  /** What became of starting at login. */
  loginStart(): LoginStart;
}
