import { assertNever } from "../../../../shared/result.ts";
import { encodeJson, isObject, type Dialect, type JsonObject } from "../reply.ts";

/** FiscalBox's answers: JSON, unsigned, what matters in `data` (contracts.md 1.2). */
export const fiscalBox: Dialect = {
  encode: encodeJson,
  change(body, fields) {
    const data = body["data"];
    return { ...body, data: { ...(isObject(data) ? data : {}), ...fields } };
  },
  error(code, message, shape) {
    switch (shape) {
      case "flat":
        return flat(code, message);
      case "enveloped":
        return enveloped(code, message);
      case "in-data":
        return { data: { error: { code, message } }, error: null, is_success: false };
      default:
        return assertNever(shape);
    }
  },
};

export function flat(code: number, message: string): JsonObject {
  return { status: "error", message, error_code: code };
}

export function enveloped(code: number, message: string): JsonObject {
  return { data: null, error: { code, message, data: null }, is_success: false };
}
