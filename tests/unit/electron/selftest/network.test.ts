import type { NetworkInterfaceInfo } from "node:os";
import { expect, it } from "vitest";
import { checkNetwork } from "../../../../electron/selftest/network.ts";

function card(address: string, internal = false): NetworkInterfaceInfo {
  const family = address.includes(":") ? ({ family: "IPv6", scopeid: 0 } as const) : ({ family: "IPv4" } as const);
  return { address, netmask: "", mac: "", cidr: null, internal, ...family };
}
const loopback = { lo: [card("127.0.0.1", true), card("::1", true)] };

it("is none where only the machine itself answers", () => {
  expect(checkNetwork(loopback)).toEqual({ found: "network-none" });
  expect(checkNetwork({ ...loopback, wifi: undefined })).toEqual({ found: "network-none" });
});

it("gave no address where the machine had to invent one", () => {
  const invented = [card("169.254.12.7"), card("fe80::1c2d")];
  expect(checkNetwork({ ...loopback, cable: invented })).toEqual({ found: "network-without-address" });
});

it("is there with the addresses that were given", () => {
  const found = checkNetwork({
    ...loopback,
    cable: [card("192.168.1.44"), card("fe80::1")],
    wifi: [card("2001:db8::7")],
  });
  expect(found).toEqual({ found: "network-there", addresses: ["192.168.1.44", "2001:db8::7"] });
});
