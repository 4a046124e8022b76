/** The channel of one call: every call of the contract has its own. */
export function callChannel(method: string): string {
  return `tilla:call:${method}`;
}

/** To the customer display: each new view. */
export const DISPLAY_CHANNEL = "tilla:display";
/** The display's one question: what is to be shown now. */
export const DISPLAY_NOW_CHANNEL = "tilla:display-now";

/** The one channel from the main process to the window. */
export const EVENT_CHANNEL = "tilla:event";
