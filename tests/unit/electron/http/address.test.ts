import { describe, expect, it } from "vitest";
import { isLocalAddress } from "../../../../electron/http/address.ts";
import { parseBaseUrl } from "../../../../electron/http/base-url.ts";

describe("isLocalAddress", () => {
  it.each([
    "127.0.0.1",
    "127.200.3.4",
    "10.0.0.7",
    "172.16.0.1",
    "192.168.1.20",
    "169.254.1.1",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fd00::8",
    "::ffff:192.168.1.1",
  ])("%s is local", (address) => expect(isLocalAddress(address)).toBe(true));

  it.each([
    "8.8.8.8",
    "172.32.0.1",
    "0.0.0.0",
    "255.255.255.255",
    "100.64.0.1",
    "224.0.0.1",
    "2606:4700::1111",
    "::",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
    "10",
    "0x7f.1",
    "127.1",
    "localhost",
    "",
  ])("%j is not", (address) => expect(isLocalAddress(address)).toBe(false));
});

describe("parseBaseUrl", () => {
  it.each([
    ["http://192.168.1.20:8080", "http://192.168.1.20:8080", "192.168.1.20:8080", true],
    ["http://127.0.0.1/kkm//", "http://127.0.0.1/kkm", "127.0.0.1:80", true],
    ["https://api.fiscalbox.uz", "https://api.fiscalbox.uz", "api.fiscalbox.uz:443", false],
    ["http://[::1]:9/", "http://[::1]:9", "[::1]:9", true],
    ["http://kkm.lan:8080/", "http://kkm.lan:8080", "kkm.lan:8080", true],
    // The URL standard reads this as 127.0.0.1; what was written does not matter, what is connected to does.
    ["http://2130706433/", "http://127.0.0.1", "127.0.0.1:80", true],
  ])("reads %s", (text, href, endpoint, insecure) => {
    expect(parseBaseUrl(text)).toEqual({ ok: true, value: { href, endpoint, insecure } });
  });

  it.each([
    ["", "missing"],
    ["  ", "missing"],
    ["192.168.1.20:8080", "not-a-url"],
    ["kkm", "not-a-url"],
    ["ftp://192.168.1.20", "not-a-url"],
    ["javascript:alert(1)", "not-a-url"],
    ["http://user:pass@192.168.1.20", "credentials"],
    ["https://user@api.fiscalbox.uz", "credentials"],
    ["https://api.fiscalbox.uz/?a=b", "query"],
    ["https://api.fiscalbox.uz/#a", "query"],
    ["http://8.8.8.8", "public-http"],
    ["http://0x08080808", "public-http"],
    ["http://[::ffff:8.8.8.8]/", "public-http"],
  ])("refuses %j: %s", (text, error) => {
    expect(parseBaseUrl(text)).toEqual({ ok: false, error });
  });
});
