import type { SafeStorage } from "electron";

/** The part of Electron's `safeStorage` that the till uses; its synchronous half is deprecated and blocks. */
export type Encryption = Pick<
  SafeStorage,
  "isAsyncEncryptionAvailable" | "encryptStringAsync" | "decryptStringAsync" | "getSelectedStorageBackend"
>;

/**
 * Whether the system really keeps secrets. On Linux without a key store Chromium encrypts with a password that is in
 * its source code ("basic_text"; such ciphertext begins with `v10`): that is refused, by name and by what it makes.
 */
export async function canKeepSecrets(safeStorage: Encryption, platform: NodeJS.Platform): Promise<boolean> {
  try {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return false;
    const probe = await safeStorage.encryptStringAsync("probe");
    if (platform === "linux") {
      const backend = safeStorage.getSelectedStorageBackend();
      if (backend === "basic_text" || backend === "unknown") return false;
      if (probe.subarray(0, 3).toString("latin1") === "v10") return false;
    }
    const { result } = await safeStorage.decryptStringAsync(probe);
    return result === "probe";
  } catch {
    return false;
  }
}
