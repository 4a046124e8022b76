/** A customer's saved card, as their pass names it. A bearer secret: into the request and nowhere else. */
export interface Pass {
  readonly userId: string;
  readonly cardToken: string;
}

const SCHEME = "freedompay:pass?";

/**
 * Reads a saved-card pass, `freedompay:pass?user_id=…&card_token=…`. The vendor defines no such code: the format is
 * this till's (docs/decisions/0010). Null for anything else, also for a field that is there twice.
 */
export function parsePass(code: string): Pass | null {
  if (!code.toLowerCase().startsWith(SCHEME)) return null;
  const fields = new URLSearchParams(code.slice(SCHEME.length));
  const [userId, ...moreUsers] = fields.getAll("user_id");
  const [cardToken, ...moreTokens] = fields.getAll("card_token");
  if (userId === undefined || cardToken === undefined || moreUsers.length > 0 || moreTokens.length > 0) return null;
  // These stand between quotation marks and line ends of a multipart form.
  if (!/^[\w.@:-]{1,64}$/u.test(userId) || !/^[\w-]{8,64}$/u.test(cardToken)) return null;
  return { userId, cardToken };
}
