import { app } from "electron";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { PackageKind } from "../../../shared/domain/update.ts";
import type { Logger } from "../../logging/port.ts";
import { driveFolders } from "../../update/drives.ts";
import type { UpdateHost } from "../../update/port.ts";
import { releaseKeys } from "../../update/release-keys.ts";
import { replaceAppImage } from "./app-image.ts";
import { packageKindOf } from "./package-kind.ts";

interface Parts {
  readonly log: Logger;
  /** Ends the program as a person would; comes to {@link PendingUpdate.runLast} when the journal is closed. */
  readonly quit: () => void;
}

/** What is left to be done when everything of the till has ended. */
export interface PendingUpdate extends UpdateHost {
  /** For the very end of the program, after the journal was closed: runs the package if one waits for it. */
  runLast(): Promise<void>;
}

/** Updates of an installed till. The package is run last of all, when no charge is in flight and the journal is shut. */
export function createUpdates({ log, quit }: Parts): PendingUpdate {
  const { platform, execPath, env } = process;
  const kind = app.isPackaged ? packageKindOf({ platform, execPath, env, exists: existsSync }) : null;
  let waiting: { readonly kind: PackageKind; readonly file: string } | null = null;
  return {
    kind,
    keys: releaseKeys,
    places: () => driveFolders(platform, env),
    installAndRestart(file) {
      if (kind === null) return;
      waiting = { kind, file };
      quit();
    },
    async runLast() {
      if (!waiting) return;
      const { kind: how, file } = waiting;
      waiting = null;
      try {
        await run(how, file);
      } catch (error) {
        // The old version is still there: it starts again and says that nothing was replaced.
        log.error("update.package-not-run", error, { kind: how });
        app.relaunch();
      }
    },
  };
}

async function run(kind: PackageKind, file: string): Promise<void> {
  switch (kind) {
    case "nsis":
      // Replaces the program silently and starts it again; outlives this process.
      await started(file, ["/S", "--updated", "--force-run"]);
      return;
    case "appimage": {
      const program = process.env["APPIMAGE"] ?? "";
      replaceAppImage(file, program);
      app.relaunch({ execPath: program, args: process.argv.slice(1) });
      return;
    }
    case "deb":
      await ended("pkexec", ["dpkg", "--install", file]);
      app.relaunch();
      return;
    case "rpm":
      await ended("pkexec", ["rpm", "--upgrade", "--oldpackage", file]);
      app.relaunch();
  }
}

function started(file: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { detached: true, stdio: "ignore", cwd: dirname(file) });
    child.on("error", reject);
    child.on("spawn", () => {
      child.unref();
      resolve();
    });
  });
}

function ended(program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(join("/usr/bin", program), args, { stdio: "ignore" });
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}`))));
  });
}
