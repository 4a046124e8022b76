import { contextBridge, ipcRenderer, type IpcRendererEvent } from "electron";
import { DISPLAY_CHANNEL, DISPLAY_NOW_CHANNEL } from "./channels.ts";

// The customer display's whole surface: it is told what to show. There is no call in it.
contextBridge.exposeInMainWorld("customerDisplay", {
  subscribe(listener: (view: unknown) => void): () => void {
    const hand = (_ipcEvent: IpcRendererEvent, view: unknown): void => listener(view);
    ipcRenderer.on(DISPLAY_CHANNEL, hand);
    // What was told before this page stood. Refused or gone: the next view comes by itself.
    void ipcRenderer.invoke(DISPLAY_NOW_CHANNEL, null).then(listener, () => undefined);
    return () => {
      ipcRenderer.removeListener(DISPLAY_CHANNEL, hand);
    };
  },
});
