/**
 * What a page may do. `wasm-unsafe-eval` allows compiling WebAssembly (the code scanner) and no JavaScript from text.
 * `data:` images are icons that the bundler inlined; the camera reaches its video element without any address.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "media-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The camera reads codes; every other power of the web platform is off for good, whatever a page asks for. */
const DENIED_FEATURES = [
  "accelerometer",
  "bluetooth",
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

/** Sent with every answer of the till's own scheme, refusals included. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  "Content-Security-Policy": CONTENT_SECURITY_POLICY,
  "Permissions-Policy": PERMISSIONS_POLICY,
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "Cache-Control": "no-store",
};
