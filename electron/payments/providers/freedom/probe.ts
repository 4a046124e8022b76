import { err, ok } from "../../../../shared/result.ts";
import type { ConnectionProbe } from "../../../http/connection-test.ts";
import { isSuccess } from "../../answers/transport.ts";
import { statusRequest, type Merchant } from "./client.ts";
import { NOT_TRUSTED_CODES } from "./errors.ts";
import { clean, readInvoice } from "./transform.ts";

/** An order id of no attempt: those are 26 characters. */
const NO_ORDER = "TILLA-CONNECTION-TEST";

/** Asks for the status of an order that does not exist: signed like any other call, moves nothing. */
export function probe(merchantId: string, secret: () => Promise<string | null>): ConnectionProbe {
  let used = "";
  return {
    async request(base) {
      if (merchantId === "") return err("the merchant id is missing");
      const key = await secret();
      if (key === null) return err("the secret key is missing");
      used = key;
      const merchant: Merchant = { base, merchantId, secret: key };
      return ok(statusRequest(merchant, NO_ORDER));
    },
    read(answer) {
      const where = `HTTP ${answer.status}`;
      if (answer.status === 401 || answer.status === 403) {
        return { authentication: "failed", answer: "failed", detail: where };
      }
      const reading = isSuccess(answer.status) ? readInvoice(answer.body) : null;
      if (reading?.kind !== "read") {
        return { authentication: "skipped", answer: "failed", detail: `${where} ${reading?.detail ?? ""}`.trim() };
      }
      const { error_code: code, error_description: description } = reading.answer;
      const words = clean(description, [used]);
      const refused = code !== null && NOT_TRUSTED_CODES.has(code);
      const detail = code === null ? where : `${where}, error ${code}: ${words ?? "no words"}`;
      return { authentication: refused ? "failed" : "ok", answer: "ok", detail };
    },
  };
}
