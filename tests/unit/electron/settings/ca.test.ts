import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caFault } from "../../../../electron/settings/ca.ts";
import { selfSigned } from "../../../integration/http/certificate.ts";

const { cert, key } = selfSigned();

describe("caFault", () => {
  it.each([
    ["nothing", ""],
    ["a certificate", cert],
    ["several", `${cert}\n${selfSigned().cert}`],
    ["line ends of Windows", cert.replaceAll("\n", "\r\n")],
  ])("takes %s", (_, text) => {
    expect(caFault(text)).toBeNull();
  });

  it.each([
    ["a private key", key, "must not hold a private key"],
    ["a key pasted along", cert + key, "must not hold a private key"],
    ["another text", "trust me", "must be certificates in PEM, from BEGIN CERTIFICATE to END CERTIFICATE"],
    ["words around it", `Issued for till 4\n${cert}`, "must hold nothing beside its certificates"],
    ["one cut short", cert.slice(0, 200), "must be certificates in PEM, from BEGIN CERTIFICATE to END CERTIFICATE"],
    ["a broken one", cert.replace("\nMI", "\nAA"), "holds a certificate that cannot be read"],
    [
      "something else in PEM",
      "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
      "holds a certificate that cannot be read",
    ],
    ["too many", cert.repeat(11), "must not hold more than 10 certificates"],
    ["far too much", "x".repeat(20_001), "must not be longer than 20000 characters"],
  ])("refuses %s", (_, text, fault) => {
    expect(caFault(text)).toBe(fault);
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string(), fc.base64String(), (around, inside) => {
        const pem = `-----BEGIN CERTIFICATE-----\n${inside}\n-----END CERTIFICATE-----${around}`;
        expect(typeof caFault(pem) === "string" || caFault(pem) === null).toBe(true);
      }),
    );
  });
});
