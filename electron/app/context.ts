import type { TerminalEvent } from "../../shared/domain/events.ts";
import type { Actor, Person } from "../../shared/domain/people.ts";
import type { Mode } from "../../shared/domain/settings.ts";
import type { PosError } from "../../shared/errors/pos-error.ts";
import type { AppStatus } from "../../shared/ipc/status.ts";
import type { Result } from "../../shared/result.ts";
import type { CustomerDisplay } from "../display/service.ts";
import type { People, PinGuess } from "../people/people.ts";
import type { Session } from "../people/session.ts";
import type { Clock } from "../runtime/clock.ts";
import type { SecretStore } from "../settings/port.ts";
import type { SettingsService } from "../settings/service.ts";
import type { UpdateService } from "../update/service.ts";
import type { Till } from "./till.ts";

/** What the handlers of the contract may touch. */
export interface AppContext {
  readonly clock: Clock;
  readonly settings: SettingsService;
  readonly people: People;
  readonly session: Session;
  readonly secrets: SecretStore;
  readonly updates: UpdateService;
  /** The till of the present mode. Ask anew each time: a mode switch or a restore replaces it. */
  till(): Till;
  status(): AppStatus;
  publishStatus(): void;
  /** Live money waits for a manager. */
  managerMissing(): boolean;
  /** A PIN for the call that was refused last for want of a role. */
  approve(guess: PinGuess): Promise<Result<Person, PosError>>;
  readonly display: CustomerDisplay;
  /** Brings the customer display up; its address where it is a tab, null where there is nothing to follow. */
  openDisplay(): Promise<string | null>;
  /** A charge is in flight. */
  busy(): boolean;
  /** Puts an event of the terminal itself on record. */
  noteTerminal(event: TerminalEvent): void;
  /** Changes the mode in the settings and opens its till; stays in the old mode when that fails. */
  switchMode(mode: Mode): Promise<Result<null, PosError>>;
  /** Opens the till of the mode that the settings name by now. */
  followMode(): Promise<Result<null, PosError>>;
  /** Sets the present journal aside and goes on with a backup. */
  restore(file: string, by: Actor): Promise<Result<null, PosError>>;
}
