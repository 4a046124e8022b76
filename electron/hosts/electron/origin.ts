/** The scheme that the packaged pages are served by. Nothing else is ever loaded. */
export const SCHEME = "app";
const HOST = "tilla";

/** The only origin that is trusted with anything, as Chromium writes it. */
export const ORIGIN = `${SCHEME}://${HOST}`;
export const START_PAGE = `${ORIGIN}/index.html`;

/**
 * Whether an address belongs to the till itself. Compares the parts, not the beginning of the text:
 * `app://tilla.example` and `app://tilla@example` begin alike. `URL.origin` is no help, it is "null" for this scheme.
 */
export function isOwnUrl(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${SCHEME}:` && url.host === HOST && url.username === "" && url.password === "";
}

/** Whether an address is the till's one page, with whatever hash. The only navigation that a page may start. */
export function isStartPage(address: string): boolean {
  return isOwnUrl(address) && ["/", "/index.html"].includes(new URL(address).pathname);
}
