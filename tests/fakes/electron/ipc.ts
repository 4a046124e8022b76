import { EventEmitter } from "node:events";

import type { Caller } from "../../../electron/hosts/electron/sender.ts";

type Handler = (event: Caller, ...args: unknown[]) => Promise<unknown>;

/** The frame that a call comes from, as the test wants it to look. */
export interface FakeFrame {
  readonly origin: string;
  readonly url: string;
  readonly parent: unknown;
  readonly destroyed?: boolean;
}

class FakeIpcMain extends EventEmitter {
  readonly handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }

  /** Calls as a page would: everything is cloned on its way, in and out. */
  async invoke(
    contentsId: number,
    frame: FakeFrame | null,
    channel: string,
    args: readonly unknown[],
  ): Promise<unknown> {
    const handler = this.handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    const senderFrame = frame === null ? null : { ...frame, isDestroyed: () => frame.destroyed === true };
    const answer = await handler({ sender: { id: contentsId }, senderFrame }, ...structuredClone(args));
    return structuredClone(answer);
  }
}

export const ipcMain = new FakeIpcMain();
