import { existsSync, renameSync } from "node:fs";
import { basename, join } from "node:path";
import { ipcMain } from "electron";
import ElectronStore from "electron-store";
import type { Clock } from "../../runtime/clock.ts";

/** One JSON document in the data folder, replaced atomically, readable by this user alone. */
export interface DocumentFile {
  /** The document, `null` when there is none yet. Throws when it is not readable as JSON. */
  read(): unknown;
  write(document: object): void;
  /** Moves the document out of the way and keeps it; answers its new name. */
  setAside(): string;
}

/** `name` without extension, below `dataDir`. Nothing is opened or written before the first call. */
export function createDocumentFile(dataDir: string, name: string, clock: Clock): DocumentFile {
  const file = join(dataDir, `${name}.json`);
  const open = (): ElectronStore => {
    const store = new ElectronStore({
      cwd: dataDir,
      name,
      configFileMode: 0o600,
      accessPropertiesByDotNotation: false,
    });
    // electron-store answers any page that asks for the data folder's path, without looking who asks.
    ipcMain.removeAllListeners("electron-store-get-data");
    return store;
  };
  return {
    read: () => (existsSync(file) ? { ...open().store } : null),
    write(document) {
      open().store = { ...document };
    },
    setAside() {
      const stamp = new Date(clock.now()).toISOString().replaceAll(/[:.]/gu, "-");
      let aside = join(dataDir, `${name}.unreadable-${stamp}.json`);
      for (let n = 2; existsSync(aside); n += 1) aside = join(dataDir, `${name}.unreadable-${stamp}-${n}.json`);
      renameSync(file, aside);
      return basename(aside);
    },
  };
}
