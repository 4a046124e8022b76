import { expect, it } from "vitest";
import { certificatesIn } from "../../../../../renderer/features/settings/certificates.ts";

const pem = (kind: string) => `-----BEGIN ${kind}-----\nMIIB\n-----END ${kind}-----`;
const CERTIFICATE = pem("CERTIFICATE");

it.each([
  [CERTIFICATE, 1],
  [`\n${CERTIFICATE}\r\n\r\n${CERTIFICATE}\n`, 2],
  ["", null],
  ["trust me", null],
  [`mine: ${CERTIFICATE}`, null],
  [`${CERTIFICATE}${pem("PRIVATE KEY")}`, null],
  [CERTIFICATE.slice(0, -5), null],
])("certificates in %j: %s", (text, count) => {
  expect(certificatesIn(text)).toBe(count);
});
