import { ok } from "../../shared/result.ts";
import type { AppContext } from "../app/context.ts";
import type { HandlersOf } from "./router.ts";

/** A person waits for these; longer than this means no. */
const PATIENCE_MS = 30_000;

export function providerHandlers(app: AppContext): HandlersOf<"providers.test" | "providers.fields"> {
  return {
    "providers.test": async ({ provider }) => {
      const steps = await app.till().providers.get(provider).testConnection(AbortSignal.timeout(PATIENCE_MS));
      return ok([...steps]);
    },
    "providers.fields": async ({ provider }) => {
      const { extraFields } = app.till().providers.get(provider);
      const fields = await extraFields?.(AbortSignal.timeout(PATIENCE_MS));
      if (!fields) return ok([]);
      return fields.ok ? ok([...fields.value]) : fields;
    },
  };
}
