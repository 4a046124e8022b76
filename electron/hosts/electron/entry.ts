import { app, dialog, Menu, protocol } from "electron";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArguments, unsafeSwitches, type Arguments } from "./arguments.ts";
import { PAGE_SCHEME } from "./scheme.ts";

/** What the program knows before Electron is ready. */
export interface Prepared {
  readonly args: Arguments;
  readonly dataDir: string;
}

/**
 * Everything that Electron only takes before it is ready. Answers null when this start is to end here: another till
 * runs on the same data (and was told to come forward), or somebody took the protections away.
 */
export function prepare(argv: readonly string[], cwd: string): Prepared | null {
  const unsafe = app.isPackaged ? unsafeSwitches(argv) : [];
  if (unsafe.length > 0) {
    dialog.showErrorBox("Tilla", `Tilla does not run with ${unsafe.join(" ")}.`);
    app.exit(1);
    return null;
  }
  const args = parseArguments(argv, cwd);
  const dataDir = args.dataDir ?? app.getPath("userData");
  // Chromium's own files stay apart from the journal. Electron takes no path of a folder that is not there.
  const sessionData = join(dataDir, "chromium");
  mkdirSync(sessionData, { recursive: true, mode: 0o700 });
  app.setPath("sessionData", sessionData);
  // The lock of the single instance lies here: one till for each data folder.
  app.setPath("userData", dataDir);
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return null;
  }
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([PAGE_SCHEME]);
  Menu.setApplicationMenu(null);
  return { args, dataDir };
}
