import { dirname, join } from "node:path";
import type { PackageKind } from "../../../shared/domain/update.ts";

/** How this copy came onto the machine, as far as the machine shows it. */
export interface Installation {
  readonly platform: NodeJS.Platform;
  readonly execPath: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => boolean;
}

/** Which package can take this copy's place; null for one that was unpacked from a zip or is run from its sources. */
export function packageKindOf({ platform, execPath, env, exists }: Installation): PackageKind | null {
  if (platform === "win32") {
    const folder = execPath.slice(0, execPath.lastIndexOf("\\"));
    return exists(`${folder}\\Uninstall Tilla.exe`) ? "nsis" : null;
  }
  if (platform !== "linux") return null;
  const image = env["APPIMAGE"] ?? "";
  if (image !== "" && exists(image)) return "appimage";
  // Where both systems of packages put this program; which of them did is in their own records.
  if (dirname(execPath) !== "/opt/Tilla") return null;
  if (exists("/var/lib/dpkg/info/tilla.list")) return "deb";
  return exists(join("/usr/bin", "rpm")) ? "rpm" : null;
}
