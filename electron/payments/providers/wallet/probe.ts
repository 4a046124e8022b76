import type { WalletSettings } from "../../../../shared/domain/settings.ts";
import { err, ok } from "../../../../shared/result.ts";
import type { ConnectionProbe } from "../../../http/connection-test.ts";
import type { SecretSource } from "../../port.ts";
import { invoiceBody, signedRequest } from "./client.ts";
import { saysNotFound, toldError } from "./errors.ts";
import { paymentIdOf } from "./payment-id.ts";
import { readSigned } from "./read.ts";
import { isClientId } from "./ready.ts";

/**
 * Asks for the status of an invoice that was never made. An answer signed with our salt proves address, client number
 * and salt at once; that it says "not found" shows that the call was understood.
 */
export function createProbe(settings: WalletSettings, secret: SecretSource): ConnectionProbe {
  let salt = "";
  return {
    async request(base) {
      if (!isClientId(settings.clientId)) return err("the client number is not set");
      const known = await secret("wallet.salt");
      if (!known.ok) return err("the salt cannot be read");
      if (known.value === null) return err("the salt is not set");
      salt = known.value;
      const body = invoiceBody(paymentIdOf("connection test"), undefined);
      return ok(signedRequest(base, "/api/einvoice/status", body, { clientId: settings.clientId, salt }));
    },
    read(answer) {
      const reading = readSigned(answer, salt, [salt]);
      const status = `HTTP ${answer.status}`;
      switch (reading.kind) {
        case "answer":
          return { authentication: "ok", answer: "ok", detail: status };
        case "error": {
          const detail = `${status}: ${toldError(reading.code, reading.words)}`;
          const isUnderstood = saysNotFound(reading.words);
          return { authentication: isUnderstood ? "ok" : "failed", answer: isUnderstood ? "ok" : "failed", detail };
        }
        case "doubt": {
          const isSignature = reading.reason === "bad-signature";
          return { authentication: isSignature ? "failed" : "skipped", answer: "failed", detail: reading.detail };
        }
      }
    },
  };
}
