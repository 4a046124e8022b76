import { exchange as realExchange, type Exchange } from "./exchange.ts";

/** The way to the network with these certificates (PEM) trusted in place of the system's; empty changes nothing. */
export function exchangeTrusting(ca: string, exchange: Exchange = realExchange): Exchange {
  if (ca === "") return exchange;
  return (request, limits, options) => exchange(request, limits, { ...options, ca });
}
