import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { MANIFEST_FILE } from "./manifest.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Folders in which this system shows its sticks and drives. */
export function driveFolders(platform: NodeJS.Platform, env: Environment): readonly string[] {
  if (platform === "win32") return Array.from("DEFGHIJKLMNOPQRSTUVWXYZ", (letter) => `${letter}:\\`);
  const user = env["USER"] ?? "";
  const roots = ["/media", "/run/media", "/mnt"].flatMap((root) => [root, ...(user === "" ? [] : [join(root, user)])]);
  return roots.flatMap(foldersIn);
}

/** Those of the folders in which an update lies, at their top or in a folder `Tilla`. */
export function findUpdates(folders: readonly string[]): readonly string[] {
  return folders
    .flatMap((folder) => [folder, join(folder, "Tilla")])
    .filter((at) => existsSync(join(at, MANIFEST_FILE)));
}

function foldersIn(root: string): readonly string[] {
  try {
    return readdirSync(root, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [join(root, entry.name)] : [],
    );
  } catch {
    // Not there, or not for this user.
    return [];
  }
}
