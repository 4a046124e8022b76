import { z } from "zod";
import { secretNameSchema, type Settings } from "../../shared/domain/settings.ts";
import type { PosError } from "../../shared/errors/pos-error.ts";
import type { Result } from "../../shared/result.ts";

/** Where the terminal's settings document lies. Knows no schema: what it reads is checked by the service. */
export interface SettingsFile {
  /** The document, `null` when there is none yet. Throws when it is not readable as JSON. */
  read(): unknown;
  /** Replaces the document atomically. */
  write(document: Settings): void;
  /** Moves an unreadable document out of the way; answers its new name. */
  setAside(): string;
}

/** Everything that is kept where secrets are: those that are set by name, and the record of people. */
export const storedNameSchema = z.enum([...secretNameSchema.options, "people"]);
export type StoredName = z.infer<typeof storedNameSchema>;

/** Secrets, kept as the host can: by the system's key store, or in memory for this session. */
export interface SecretStore {
  readonly keptIn: "system" | "memory";
  /** The names that are set. */
  names(): readonly StoredName[];
  /** Null when it was never set. */
  get(name: StoredName): Promise<Result<string | null, PosError>>;
  /** Sets or, with null, removes. */
  set(name: StoredName, value: string | null): Promise<Result<null, PosError>>;
}
