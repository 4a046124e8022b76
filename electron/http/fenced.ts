import { exchange as realExchange, type Exchange } from "./exchange.ts";

/**
 * A way to one origin and nowhere else: a request to any other is refused before a name is looked up or a socket made.
 * Training has no other way out, so no setting, document or mistake in a provider can lead it to real money.
 */
export function fencedTo(origin: string, exchange: Exchange = realExchange): Exchange {
  return (request, limits, options) => {
    const { origin: wanted, host } = new URL(request.url);
    if (wanted === new URL(origin).origin) return exchange(request, limits, options);
    return Promise.resolve({ kind: "not-sent", cause: "address-forbidden", detail: `${host} is not this till's own` });
  };
}
