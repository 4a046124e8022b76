import Conf from "conf";
import { existsSync, renameSync } from "node:fs";
import { basename, join } from "node:path";
import type { Clock } from "../../runtime/clock.ts";
import type { SettingsFile } from "../../settings/port.ts";

/** `settings.json` in the data folder, by the library under electron-store: written atomically, for this user alone. */
export function createSettingsFile(dataDir: string, clock: Pick<Clock, "now">): SettingsFile {
  const file = join(dataDir, "settings.json");
  const open = () =>
    new Conf<Record<string, unknown>>({
      cwd: dataDir,
      configName: "settings",
      configFileMode: 0o600,
      accessPropertiesByDotNotation: false,
    });
  return {
    read: () => (existsSync(file) ? { ...open().store } : null),
    write(document) {
      open().store = { ...document };
    },
    setAside() {
      const stamp = new Date(clock.now()).toISOString().replaceAll(/[:.]/gu, "-");
      let aside = join(dataDir, `settings.unreadable-${stamp}.json`);
      for (let n = 2; existsSync(aside); n += 1) aside = join(dataDir, `settings.unreadable-${stamp}-${n}.json`);
      renameSync(file, aside);
      return basename(aside);
    },
  };
}
