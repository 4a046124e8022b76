/** What the page of the wedge test has seen, as `window.wedge`. */
export interface WedgeView {
  /** Gives the scans since the last look, and what keys have done to the page besides. */
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
