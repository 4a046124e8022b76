import type { App } from "electron";
import { putAutostart } from "./autostart.ts";

interface Parts {
  readonly app: Pick<App, "isPackaged" | "getPath" | "setLoginItemSettings">;
  readonly platform: NodeJS.Platform;
  readonly execPath: string;
  /** The AppImage that this copy runs from; empty for none. */
  readonly appImage: string;
  /** The data folder where the start named one: the start at login must name it too. */
  readonly dataDir: string | null;
}

/**
 * Turns the start at the user's login on or off, for this user alone. Null for a copy run from its sources, which has no
 * program of its own to start. What it answers throws when the system refuses.
 */
export function loginStartOf({ app, platform, execPath, appImage, dataDir }: Parts): ((on: boolean) => void) | null {
  if (!app.isPackaged) return null;
  switch (platform) {
    case "win32": {
      // A path may hold blanks, and Electron puts the arguments into the registry as they are.
      const args = dataDir === null ? [] : [`--data="${dataDir}"`];
      return (on) => app.setLoginItemSettings({ openAtLogin: on, name: "Tilla", args });
    }
    case "linux": {
      const command = [appImage === "" ? execPath : appImage, ...(dataDir === null ? [] : [`--data=${dataDir}`])];
      return (on) => putAutostart(app.getPath("appData"), on ? command : null);
    }
    default:
      return null;
  }
}
