/** The channel of one call: every call of the contract has its own. */
export function callChannel(method: string): string {
  return `tilla:call:${method}`;
}

/** The one channel from the main process to the window. */
export const EVENT_CHANNEL = "tilla:event";
