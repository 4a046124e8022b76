import { mkdirSync } from "node:fs";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import { err, type Result } from "../../../shared/result.ts";
import type { DisplayHost, TillApi, TillOptions } from "../../ipc/port.ts";
import { toStorageError } from "../../journal/storage-fault.ts";
import type { FileLogger } from "../../logging/logger.ts";
import { systemClock } from "../../runtime/clock.ts";
import { systemIds } from "../../runtime/ids.ts";
import { createMemorySecrets } from "./memory-secrets.ts";
import { createSettingsFile } from "./settings-file.ts";

export interface TillMaker {
  createTill(options: TillOptions): Promise<Result<TillApi, PosError>>;
  readonly version: string;
  /** The journal's background check, as a built worker file. */
  readonly verifyWorker: URL;
}

/** Opens the application on a data folder with what this host has to give. Never rejects. */
export async function openTill(
  maker: TillMaker,
  dataDir: string,
  log: FileLogger,
  display: DisplayHost,
): Promise<Result<TillApi, PosError>> {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return await maker.createTill({
      dataDir,
      host: "browser",
      version: maker.version,
      settingsFile: createSettingsFile(dataDir, systemClock),
      secrets: createMemorySecrets((secret) => log.hide(secret)),
      clock: systemClock,
      ids: systemIds(),
      log,
      verifyWorker: maker.verifyWorker,
      display,
    });
  } catch (error) {
    return err(toStorageError(error) ?? { kind: "internal", id: log.error("start.failed", error) });
  }
}
