import { methodNames } from "../../../shared/ipc/method-names.ts";
import type { TillApi } from "../../ipc/port.ts";
import type { Logger } from "../../logging/port.ts";
import { callChannel, EVENT_CHANNEL } from "./channels.ts";
import { isTrustedCaller, type Caller } from "./sender.ts";

/** `ipcMain`, as far as calls need it. */
export interface CallRegistry {
  handle(channel: string, listener: (caller: Caller, ...args: unknown[]) => Promise<unknown>): void;
}

/** The window's `webContents`, as far as calls and events need it. */
export interface WindowContents {
  readonly id: number;
  isDestroyed(): boolean;
  send(channel: string, event: unknown): void;
}

/**
 * Connects the window to the till: one channel per call of the contract, events on one channel back. Who calls is
 * checked here, what it says is checked by the till's schemas.
 */
export function connectWindow(registry: CallRegistry, contents: WindowContents, till: TillApi, log: Logger): void {
  for (const method of methodNames) {
    registry.handle(callChannel(method), async (caller, ...args) => {
      if (!isTrustedCaller(caller, contents.id)) {
        log.warn("ipc.refused", { method });
        throw new Error("refused");
      }
      // Every call takes exactly one argument; `undefined` fits no schema.
      return till.call(method, args.length === 1 ? args[0] : undefined);
    });
  }
  till.subscribe((event) => {
    if (!contents.isDestroyed()) contents.send(EVENT_CHANNEL, event);
  });
}
