import { isIP } from "node:net";
import { err, ok, type Result } from "../../shared/result.ts";
import { isLocalAddress } from "./address.ts";

/** A provider's address as configured, checked. */
export interface BaseUrl {
  /** Without a slash at the end; may have a path of its own. */
  readonly href: string;
  /** Host and port, the port always named: "192.168.1.20:8080", "api.example:443". */
  readonly endpoint: string;
  /** Plain HTTP. */
  readonly insecure: boolean;
}

export type BaseUrlProblem = "missing" | "not-a-url" | "credentials" | "query" | "public-http";

/**
 * Reads a configured address. Refuses names and passwords in it (they would land in logs), a query or fragment (there
 * is nothing to append a path to), and plain HTTP to a public IP address. A host name over plain HTTP passes here: what
 * it leads to is known only when connected, and is checked then.
 */
export function parseBaseUrl(text: string): Result<BaseUrl, BaseUrlProblem> {
  if (text.trim() === "") return err("missing");
  if (!URL.canParse(text)) return err("not-a-url");
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:") return err("not-a-url");
  if (url.username !== "" || url.password !== "") return err("credentials");
  if (url.search !== "" || url.hash !== "") return err("query");
  const host = hostOf(url);
  const insecure = url.protocol === "http:";
  if (insecure && isIP(host) !== 0 && !isLocalAddress(host)) return err("public-http");
  const port = portOf(url);
  return ok({ href: url.href.replace(/\/+$/u, ""), endpoint: `${url.hostname}:${port}`, insecure });
}

/** The host without the brackets of an IPv6 address. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/gu, "");
}

/** The port, also where the URL leaves it to its scheme. */
export function portOf(url: URL): number {
  if (url.port !== "") return Number(url.port);
  return url.protocol === "https:" ? 443 : 80;
}
