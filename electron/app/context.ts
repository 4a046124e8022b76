import type { TerminalEvent } from "../../shared/domain/events.ts";
import type { Mode } from "../../shared/domain/settings.ts";
import type { PosError } from "../../shared/errors/pos-error.ts";
import type { AppStatus } from "../../shared/ipc/status.ts";
import type { Result } from "../../shared/result.ts";
import type { Clock } from "../runtime/clock.ts";
import type { SecretStore } from "../settings/port.ts";
import type { PinService } from "../settings/pin.ts";
import type { SettingsService } from "../settings/service.ts";
import type { UpdateService } from "../update/service.ts";
import type { Till } from "./till.ts";

/** What the handlers of the contract may touch. */
export interface AppContext {
  readonly clock: Clock;
  readonly settings: SettingsService;
  readonly pin: PinService;
  readonly secrets: SecretStore;
  readonly updates: UpdateService;
  /** The till of the present mode. Ask anew each time: a mode switch or a restore replaces it. */
  till(): Till;
  status(): AppStatus;
  publishStatus(): void;
  /** A charge is in flight. */
  busy(): boolean;
  /** Puts an event of the terminal itself on record. */
  noteTerminal(event: TerminalEvent): void;
  /** Changes the mode in the settings and opens its till; stays in the old mode when that fails. */
  switchMode(mode: Mode): Promise<Result<null, PosError>>;
  /** Opens the till of the mode that the settings name by now. */
  followMode(): Promise<Result<null, PosError>>;
  /** Sets the present journal aside and goes on with a backup. */
  restore(file: string, who: string): Promise<Result<null, PosError>>;
}
