/** What the page of the wedge test has seen, as `window.wedge`. */
export interface WedgeView {
  /** Lets the silence after the last key end; gives the scans since the last look, and what keys have done besides. */
  look(): {
    readonly scans: readonly string[];
    readonly amount: string;
    readonly pressed: number;
    readonly field: string;
  };
}

declare global {
  interface Window {
    wedge?: WedgeView;
  }
}
