import type { Session } from "electron";
import type { Logger } from "../../logging/port.ts";
import { isOwnUrl } from "./origin.ts";
import { mayUse } from "./permissions.ts";

/** What a session's pages may use: the camera, or nothing at all. */
export type SessionPowers = "camera" | "none";

/** Shuts a session down to what a till needs: its own pages and the camera; no network, no devices, no downloads. */
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
  session.on("will-download", (event) => {
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

function schemeOf(address: string): string {
  return /^[a-z][a-z0-9+.-]*(?=:)/iu.exec(address)?.[0] ?? "";
}
