import { isOwnUrl, ORIGIN } from "./origin.ts";

/** The part of Electron's invoke event that says who calls. */
export interface Caller {
  readonly sender: { readonly id: number };
  /** Null once the frame has navigated away or was destroyed. */
  readonly senderFrame: {
    readonly origin: string;
    readonly url: string;
    readonly parent: unknown;
    isDestroyed(): boolean;
  } | null;
}

/** Whether a call comes from the top frame of the till's own window, showing the till's own page. */
export function isTrustedCaller(caller: Caller, windowContentsId: number): boolean {
  const frame = caller.senderFrame;
  if (caller.sender.id !== windowContentsId || frame === null || frame.isDestroyed()) return false;
  return frame.parent === null && frame.origin === ORIGIN && isOwnUrl(frame.url);
}
