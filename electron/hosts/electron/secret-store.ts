import { z } from "zod";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Logger } from "../../logging/port.ts";
import { storedNameSchema, type SecretStore, type StoredName } from "../../settings/port.ts";
import type { DocumentFile } from "./document-file.ts";
import { canKeepSecrets, type Encryption } from "./encryption.ts";

/** Ciphertext by name, base64. */
const documentSchema = z.partialRecord(storedNameSchema, z.base64());
type Document = z.infer<typeof documentSchema>;

interface Parts {
  readonly file: DocumentFile;
  readonly safeStorage: Encryption;
  readonly platform: NodeJS.Platform;
  readonly log: Logger;
}

/** Opens the store of secrets: in the system's key store where there is a real one, else in memory for this session. */
export async function openSecretStore(parts: Parts): Promise<SecretStore> {
  const kept = readDocument(parts);
  if (await canKeepSecrets(parts.safeStorage, parts.platform)) return systemStore(parts, kept);
  parts.log.warn("secrets.kept-in-memory", { platform: parts.platform });
  return memoryStore(parts, kept);
}

function systemStore({ file, safeStorage, log }: Parts, document: Document): SecretStore {
  const save = (name: StoredName, ciphertext: Buffer | null): void => {
    if (ciphertext === null) delete document[name];
    else document[name] = ciphertext.toString("base64");
    file.write(document);
  };
  return {
    keptIn: "system",
    names: () => namesOf(document),
    async get(name) {
      const kept = document[name];
      if (kept === undefined) return ok(null);
      try {
        const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(kept, "base64"));
        // The system's key has changed: what stays under the old one may be unreadable tomorrow.
        if (shouldReEncrypt) save(name, await safeStorage.encryptStringAsync(result));
        return ok(result);
      } catch (error) {
        log.error("secrets.not-readable", error, { name });
        return err(unavailable("the system's key store does not open it"));
      }
    },
    async set(name, value) {
      try {
        save(name, value === null ? null : await safeStorage.encryptStringAsync(value));
        return ok(null);
      } catch (error) {
        log.error("secrets.not-written", error, { name });
        return err(unavailable("it could not be encrypted or written"));
      }
    },
  };
}

/**
 * Secrets of an earlier session that can't be read now still count as set, and are refused rather than missing: a
 * manager's PIN must not vanish because the program was started without the key store.
 */
function memoryStore({ file, log }: Parts, sealed: Document): SecretStore {
  const held = new Map<StoredName, string>();
  return {
    keptIn: "memory",
    names: () => [...new Set([...namesOf(sealed), ...held.keys()])],
    get(name) {
      const value = held.get(name);
      if (value === undefined && sealed[name] !== undefined) {
        return Promise.resolve(err(unavailable("it was kept by the system's key store, which is not there now")));
      }
      return Promise.resolve(ok(value ?? null));
    },
    set(name, value) {
      if (value !== null) held.set(name, value);
      else {
        held.delete(name);
        if (sealed[name] === undefined) return Promise.resolve(ok(null));
        delete sealed[name];
        try {
          file.write(sealed);
        } catch (error) {
          log.error("secrets.not-written", error, { name });
          return Promise.resolve<Result<null, PosError>>(err(unavailable("it could not be removed from disk")));
        }
      }
      return Promise.resolve(ok(null));
    },
  };
}

function readDocument({ file, log }: Parts): Document {
  try {
    const read = file.read();
    if (read === null) return {};
    const checked = documentSchema.safeParse(read);
    if (checked.success) return checked.data;
  } catch (error) {
    // Not JSON is the same as a document of another shape. A disk that can't be read says nothing about the document.
    if (!(error instanceof SyntaxError)) throw error;
  }
  log.warn("secrets.set-aside", { as: file.setAside() });
  return {};
}

function namesOf(document: Document): readonly StoredName[] {
  return storedNameSchema.options.filter((name) => document[name] !== undefined);
}

function unavailable(detail: string): PosError {
  return { kind: "secret-unavailable", detail };
}
