import type { Clock } from "../../runtime/clock.ts";
import type { SettingsFile } from "../../settings/port.ts";
import { createDocumentFile } from "./document-file.ts";

/** The terminal's settings as `settings.json` in the data folder. */
export function createSettingsFile(dataDir: string, clock: Clock): SettingsFile {
  return createDocumentFile(dataDir, "settings", clock);
}
