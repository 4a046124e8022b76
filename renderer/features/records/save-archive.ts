import type { PosApi } from "../../../shared/ipc/contract.ts";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { fromBase64 } from "./base64.ts";

/**
 * Fetches an export from the main process piece by piece and hands it to the window as a file to be saved: a browser
 * puts it where it saves files, the Electron window asks where. "gone": it is no longer there.
 */
export async function saveArchive(api: PosApi, id: string, name: string): Promise<Result<"saved" | "gone", PosError>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let at = 0;
  for (let isLast = false; !isLast;) {
    const answer = await api.call("exports.read", { id, at });
    if (!answer.ok) return answer;
    if (answer.value.outcome === "gone") return ok("gone");
    const piece = fromBase64(answer.value.data);
    pieces.push(piece);
    at += piece.length;
    ({ isLast } = answer.value);
  }
  const address = URL.createObjectURL(new Blob(pieces, { type: "application/zip" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The window has taken it over by then; it must not be held in memory for ever.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return ok("saved");
}
