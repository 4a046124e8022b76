import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** The ranges in which plain HTTP is bearable: this machine and the shop's own network. */
const LOCAL_RANGES: ReadonlySet<string> = new Set(["loopback", "private", "linkLocal", "uniqueLocal"]);

/** Whether an IP address belongs to this machine or a private network. Anything that is no IP address does not. */
export function isLocalAddress(address: string): boolean {
  // Node appends the zone of a link-local address ("fe80::1%eth0").
  const bare = address.replace(/%.*$/u, "");
  // `isIP` first: ipaddr.js also reads "10" or "0x7f.1", which are not addresses to anybody else.
  if (isIP(bare) === 0) return false;
  return LOCAL_RANGES.has(ipaddr.process(bare).range());
}
