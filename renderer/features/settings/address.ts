import ipaddr from "ipaddr.js";

/** What a typed device address is, before the main process judges it. */
export type AddressKind =
  | "empty"
  | "not-an-address"
  | "https"
  /** Plain HTTP inside the shop's network: allowed, said on screen. */
  | "http-private"
  /** Plain HTTP to a public address: refused. */
  | "http-public"
  /** Plain HTTP to a name: what it leads to is known only when connected. */
  | "http-name";

/** The ranges in which plain HTTP is bearable, as the main process has them. */
const LOCAL: ReadonlySet<string> = new Set(["loopback", "private", "linkLocal", "uniqueLocal"]);

/** What kind of address a text is. The main process checks again; this is for saying it at once. */
export function addressKind(text: string): AddressKind {
  const trimmed = text.trim();
  if (trimmed === "") return "empty";
  if (!/^https?:\/\//iu.test(trimmed) || !URL.canParse(trimmed)) return "not-an-address";
  const url = new URL(trimmed);
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") return "not-an-address";
  if (url.protocol === "https:") return "https";
  const host = url.hostname.replaceAll(/^\[|\]$/gu, "");
  if (host === "localhost") return "http-private";
  if (!ipaddr.isValid(host)) return "http-name";
  return LOCAL.has(ipaddr.process(host).range()) ? "http-private" : "http-public";
}
