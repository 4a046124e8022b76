const URL_WITH_MORE = /\b([a-z][a-z\d+.-]*:\/\/)(?:[^\s/@?#]*@)?([^\s?#"'<>]*)(?:[?#][^\s"'<>]*)?/giu;
const UZUM_PASS = /\d+:\d+:[\dA-HJKMNP-TV-Z]{26}:[\w+/=-]*/gu;
/** Phone numbers, cards, passes of Payme and Click: nine digits and more, as people and programs group them. */
const LONG_NUMBER = /\+?\d(?:[ ()-]{0,2}\d){8,}/gu;
/** Session ids, signatures, keys: nothing that is meant for people is that long without a gap. */
const LONG_TOKEN = /[\w+=-]{40,}/gu;
/** A secret this short would blank out half the log, and protects nothing. */
const SHORTEST_SECRET = 4;

/**
 * Takes out of a text what could be used or could name a customer: query and user of addresses, passes, phone and card
 * numbers, long tokens, and every secret given. What is left is enough to find a fault.
 */
export function scrub(text: string, secrets: Iterable<string> = []): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret.length >= SHORTEST_SECRET) clean = clean.replaceAll(secret, "[secret]");
  }
  return clean
    .replaceAll(URL_WITH_MORE, (whole, scheme: string, rest: string) => {
      const short = `${scheme}${rest}`;
      return short === whole ? whole : `${short}[…]`;
    })
    .replaceAll(UZUM_PASS, "[pass]")
    .replaceAll(LONG_NUMBER, "[number]")
    .replaceAll(LONG_TOKEN, "[token]");
}
