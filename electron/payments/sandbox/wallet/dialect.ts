import { dpaySecure } from "../../providers/wallet/signature.ts";
import { trainingSecrets } from "../credentials.ts";
import type { Dialect, JsonObject } from "../reply.ts";

/** The only client that the sandbox knows. */
export const TRAINING_CLIENT = "TRAINING";
export const TRAINING_SALT = trainingSecrets["wallet.salt"] ?? "";

/** The e-invoice provider's answers: flat JSON, signed in a header (contracts.md 6.2). */
export const dpay: Dialect = {
  encode(body, signed) {
    const text = JSON.stringify(body);
    const over = signed === "rightly" ? text : `${text} `;
    const headers = { DPAY_SECURE: dpaySecure(Buffer.from(over), TRAINING_SALT) };
    return { text, contentType: "application/json", headers };
  },
  change: (body, fields) => ({ ...body, ...fields }),
  error: (code, message) => refusal(code, message),
};

export function refusal(code: number, message: string): JsonObject {
  return { error: { code, message } };
}
