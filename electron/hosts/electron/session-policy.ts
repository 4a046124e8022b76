import type { Session } from "electron";
import type { Logger } from "../../logging/port.ts";
import { isOwnUrl } from "./origin.ts";
import { mayUse } from "./permissions.ts";

/** What a session's pages may use: the camera and saving exports, or nothing at all. */
export type SessionPowers = "camera" | "none";

/** Shuts a session down to what a till needs: its own pages, the camera, exports; no network, no devices. */
export async function applySessionPolicy(
  session: Session,
  packaged: boolean,
  log: Logger,
  powers: SessionPowers = "camera",
): Promise<void> {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const media = "mediaTypes" in details ? (details.mediaTypes ?? []) : [];
    const securityOrigin = "securityOrigin" in details ? details.securityOrigin : undefined;
    const origins = [details.requestingUrl, securityOrigin];
    const granted = powers === "camera" && mayUse({ permission, origins, isMainFrame: details.isMainFrame, media });
    if (!granted) log.warn("permission.refused", { permission });
    callback(granted);
  });
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin, details) =>
      powers === "camera" &&
      mayUse({
        permission,
        origins: [requestingOrigin, details.securityOrigin, details.embeddingOrigin],
        isMainFrame: details.isMainFrame,
        media: details.mediaType === undefined ? [] : [details.mediaType],
      }),
  );
  session.setDevicePermissionHandler(() => false);
  session.on("will-download", (event, item) => {
    const name = item.getFilename();
    if (powers === "camera" && mayDownload(item.getURL(), name)) {
      // No path is set: Electron asks the person where the file goes.
      item.setSaveDialogOptions({ defaultPath: name });
      return;
    }
    event.preventDefault();
    log.warn("download.refused");
  });
  session.webRequest.onBeforeRequest((details, callback) => {
    const cancel = !mayLoad(details.url, packaged);
    if (cancel) log.warn("request.refused", { scheme: schemeOf(details.url) });
    callback({ cancel });
  });
  session.setSpellCheckerEnabled(false);
  // The window has no network of its own; "direct" also keeps Chromium from looking for a proxy on the shop's network.
  await session.setProxy({ mode: "direct" });
}

/** The whole network of a page: the till's files, and what it made itself in memory. */
export function mayLoad(address: string, packaged: boolean): boolean {
  if (isOwnUrl(address) || address.startsWith("data:")) return true;
  if (address.startsWith("blob:")) return isOwnUrl(address.slice("blob:".length));
  return !packaged && address.startsWith("devtools://");
}

/** An export that the page itself has put together, under an export's name. */
export function mayDownload(address: string, name: string): boolean {
  if (!address.startsWith("blob:") || !isOwnUrl(address.slice("blob:".length))) return false;
  return /^tilla-export-[\w.-]{1,80}\.zip$/u.test(name);
}

function schemeOf(address: string): string {
  return /^[a-z][a-z0-9+.-]*(?=:)/iu.exec(address)?.[0] ?? "";
}
