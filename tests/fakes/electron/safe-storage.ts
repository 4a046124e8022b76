import type { Encryption } from "../../../electron/hosts/electron/encryption.ts";

type Backend = ReturnType<Encryption["getSelectedStorageBackend"]>;

/** A machine's key store, as good or as bad as a test needs it. */
export interface FakeKeyStore extends Encryption {
  readonly keys: {
    available: boolean;
    backend: Backend;
    /** How ciphertext begins: `v10` is Chromium's password from its own source code. */
    prefix: string;
    /** Counts up when the system's key changes; older ciphertext asks to be written again. */
    generation: number;
    broken: boolean;
  };
}

/** Not encryption: enough of it that plain text is nowhere in a file. */
export function createKeyStore(backend: Backend = "gnome_libsecret", prefix = "v11"): FakeKeyStore {
  const keys = { available: true, backend, prefix, generation: 1, broken: false };
  return {
    keys,
    getSelectedStorageBackend: () => keys.backend,
    isAsyncEncryptionAvailable: () => Promise.resolve(keys.available),
    encryptStringAsync(text) {
      if (keys.broken) return Promise.reject(new Error("the key store is locked"));
      return Promise.resolve(Buffer.from(`${keys.prefix}${keys.generation}:${Buffer.from(text).toString("hex")}`));
    },
    decryptStringAsync(encrypted) {
      const found = /^v1\d(?<generation>\d+):(?<text>[0-9a-f]*)$/u.exec(encrypted.toString("latin1"))?.groups;
      if (keys.broken || !found) return Promise.reject(new Error("Error while decrypting the ciphertext"));
      const result = Buffer.from(found["text"] ?? "", "hex").toString("utf8");
      return Promise.resolve({ result, shouldReEncrypt: Number(found["generation"]) < keys.generation });
    },
  };
}
