import type { BrowserWindowConstructorOptions, Session } from "electron";

/** What every window's page is shut by; see docs/security.md for why each line stands here although some are defaults. */
export function lockedPage(preload: string, session: Session, packaged: boolean) {
  return {
    preload,
    session,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    devTools: !packaged,
    spellcheck: false,
    navigateOnDragDrop: false,
    // What changes must be seen, and heard, while another window is in front.
    backgroundThrottling: false,
  } as const satisfies BrowserWindowConstructorOptions["webPreferences"];
}
