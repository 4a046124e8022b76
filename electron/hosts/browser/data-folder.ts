import { isAbsolute, join } from "node:path";

const NAME = "tilla-browser";

/** The usual place of a program's data on this system. Not Electron's: what is tried out must not mix with a shop's. */
export function usualDataFolder(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  if (platform === "win32") return join(env["APPDATA"] ?? join(home, "AppData", "Roaming"), NAME);
  if (platform === "darwin") return join(home, "Library", "Application Support", NAME);
  const told = env["XDG_DATA_HOME"];
  // The XDG specification says to ignore a relative path.
  return join(told !== undefined && isAbsolute(told) ? told : join(home, ".local", "share"), NAME);
}
