/** Flags of every Chromium that a test starts. */
export const browserFlags: readonly string[] = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Chromium refuses its sandbox to root, which is what containers run as. Never used for the product.
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];
