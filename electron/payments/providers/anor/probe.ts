import { ok } from "../../../../shared/result.ts";
import type { ConnectionProbe } from "../../../http/connection-test.ts";
import { readJson } from "../../../http/json.ts";
import { isSuccess } from "../../answers/transport.ts";

/** GET /info/ (contracts.md 1.3): the device tells its state; nobody has to prove who they are. */
export const probe: ConnectionProbe = {
  request: (base) =>
    Promise.resolve(
      ok({ method: "GET", url: `${base.href}/info/`, headers: { Accept: "application/json" }, body: null }),
    ),
  read(answer) {
    const json = readJson(answer.body);
    const understood = isSuccess(answer.status) && json.ok && typeof json.value === "object" && json.value !== null;
    return {
      authentication: "skipped",
      answer: understood ? "ok" : "failed",
      detail: `HTTP ${answer.status}${json.ok ? "" : ", not JSON"}`,
    };
  },
};
