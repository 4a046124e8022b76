import { readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { providerIdSchema, type ProviderId } from "../../shared/domain/sale.ts";
import { statementMappingSchema, type StatementMapping } from "../../shared/domain/statement/mapping.ts";
import { putInPlace } from "../journal/durable-files.ts";
import type { Logger } from "../logging/port.ts";

/** How each provider's statement was read the last time, and what its columns were called then. */
export interface KeptMappings {
  /** The last mapping, where this row still has the same names in it. */
  find(provider: ProviderId, names: (headerRow: number) => readonly string[]): StatementMapping | null;
  keep(provider: ProviderId, mapping: StatementMapping, names: readonly string[]): void;
}

const keptSchema = z.strictObject({ mapping: statementMappingSchema, names: z.array(z.string()) });
const fileSchema = z.partialRecord(providerIdSchema, keptSchema);
type Kept = z.infer<typeof fileSchema>;

/** Kept in one file beside the journals. One that is lost or damaged costs a person some clicks and nothing else. */
export function createKeptMappings(file: string, log: Logger): KeptMappings {
  let kept: Kept = read(file, log);
  return {
    find(provider, names) {
      const found = kept[provider];
      if (!found) return null;
      const now = names(found.mapping.headerRow);
      const isSame = now.length === found.names.length && now.every((name, at) => name === found.names[at]);
      return isSame ? found.mapping : null;
    },
    keep(provider, mapping, names) {
      kept = { ...kept, [provider]: { mapping, names: [...names] } };
      try {
        writeFileSync(`${file}.new`, JSON.stringify(kept), { mode: 0o600 });
        putInPlace(`${file}.new`, file);
      } catch (error) {
        log.error("statement.mapping-not-kept", error);
      }
    },
  };
}

function read(file: string, log: Logger): Kept {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return {};
  }
  try {
    return fileSchema.parse(JSON.parse(text));
  } catch (error) {
    log.error("statement.mappings-not-readable", error);
    return {};
  }
}
