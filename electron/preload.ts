import { contextBridge, ipcRenderer, type IpcRendererEvent } from "electron";
import { methodNames } from "../shared/ipc/method-names.ts";
import { callChannel, EVENT_CHANNEL } from "./hosts/electron/channels.ts";

/** A call that did not come back (refused, or the main process is gone) is an answer like any other: never a rejection. */
const lostCall = { ok: false, error: { kind: "internal", id: "bridge" } };

const calls = Object.fromEntries(
  methodNames.map((name) => [
    name,
    (input: unknown): Promise<unknown> => ipcRenderer.invoke(callChannel(name), input).catch(() => lostCall),
  ]),
);

contextBridge.exposeInMainWorld("pos", {
  ...calls,
  subscribe(listener: (event: unknown) => void): () => void {
    // The page's listener never sees the IPC event: through `sender` it would reach `ipcRenderer` itself.
    const hand = (_ipcEvent: IpcRendererEvent, event: unknown): void => listener(event);
    ipcRenderer.on(EVENT_CHANNEL, hand);
    return () => {
      ipcRenderer.removeListener(EVENT_CHANNEL, hand);
    };
  },
});
