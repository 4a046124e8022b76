import { encodeJson, type Dialect, type JsonObject } from "../reply.ts";
import { toXml } from "../xml.ts";
import { sign } from "./proof.ts";

const change = (body: JsonObject, fields: JsonObject): JsonObject => ({ ...body, ...fields });
const failed = (code: number, message: string): JsonObject => ({
  status: "error",
  error_code: code,
  error_description: message,
});

/** The invoice calls as the vendor's SDKs know them. */
export const v5Json: Dialect = { encode: encodeJson, change, error: failed };

/** `invoice/pay` as source 2 shows it. */
export const v5Xml: Dialect = {
  encode: (body) => ({ text: toXml("root", body), contentType: "application/xml" }),
  change,
  error: failed,
};

/** A classic call: its answers are signed with the name of the script (contracts.md 4.6). */
export function classicXml(script: string): Dialect {
  return {
    encode(body, signed) {
      const fields = { ...body, pg_salt: "sandbox" };
      const pg_sig = signed === "rightly" ? sign(script, fields) : sign("other.php", fields);
      return { text: toXml("response", { ...fields, pg_sig }), contentType: "application/xml" };
    },
    change,
    error: (code, message) => ({ pg_status: "error", pg_error_code: code, pg_error_description: message }),
  };
}
