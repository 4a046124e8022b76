import type { NetworkInterfaceInfo } from "node:os";
import type { Finding } from "../../shared/domain/self-test.ts";

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** Addresses that a machine gives itself when nobody gave it one. */
const OWN_INVENTION = /^(?:169\.254\.|fe80:)/iu;

/** Whether this machine is in a network and was given an address there. Sends nothing. */
export function checkNetwork(interfaces: Interfaces): Finding {
  const outward = Object.values(interfaces)
    .flatMap((each) => each ?? [])
    .filter(({ internal }) => !internal);
  if (outward.length === 0) return { found: "network-none" };
  const given = outward.map(({ address }) => address).filter((address) => !OWN_INVENTION.test(address));
  if (given.length === 0) return { found: "network-without-address" };
  return { found: "network-there", addresses: given };
}
