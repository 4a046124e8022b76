/**
 * What a page may do. `wasm-unsafe-eval` allows compiling WebAssembly (the code scanner) and no JavaScript from text.
 * `data:` and `blob:` images are inlined icons and pictures a person chose to scan; the camera's stream needs `blob:`.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "media-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * The camera reads codes; every other power of the web platform is off for good, whatever a page asks for. Names that
 * Chromium does not know on every system would be a warning on each page.
 */
const DENIED_FEATURES = [
  "accelerometer",
  "clipboard-read",
  "display-capture",
  "geolocation",
  "gyroscope",
  "hid",
  "idle-detection",
  "local-fonts",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "screen-wake-lock",
  "serial",
  "usb",
  "window-management",
  "xr-spatial-tracking",
];
const PERMISSIONS_POLICY = ["camera=(self)", ...DENIED_FEATURES.map((feature) => `${feature}=()`)].join(", ");

/** Sent by both hosts with every answer, refusals included. What may be kept in a cache is {@link cacheRule}'s. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  "Content-Security-Policy": CONTENT_SECURITY_POLICY,
  "Permissions-Policy": PERMISSIONS_POLICY,
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "Cache-Control": "no-store",
};

/** A built file whose name carries the hash of its content never changes; everything else is asked for anew. */
export function cacheRule(path: string): string {
  return /^\/assets\/[^/]+-[\w-]{8}\.\w+$/u.test(path) ? "private, max-age=31536000, immutable" : "no-store";
}
