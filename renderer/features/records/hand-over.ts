import type { PosError } from "../../../shared/errors/pos-error.ts";
import type { ProviderId } from "../../../shared/domain/sale.ts";
import type { PosApi } from "../../../shared/ipc/contract.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { toBase64 } from "./base64.ts";

/** As the contract has them; the contract itself carries a validator and is not for a screen. */
export const LARGEST_STATEMENT = 256 * 1024 * 1024;
const PIECE = 384 * 1024;

/**
 * Hands a chosen file to the main process piece by piece; only one piece is in memory. Answers its id, also where another
 * file has taken its place meanwhile: whoever asks about it hears that it is gone.
 */
export async function handOver(
  api: PosApi,
  provider: ProviderId,
  file: File,
  progress: (part: number) => void,
): Promise<Result<string, PosError>> {
  const begun = await api.call("statements.begin", { provider, name: file.name.slice(-200), bytes: file.size });
  if (!begun.ok) return begun;
  const { id } = begun.value;
  for (let at = 0; at < file.size; at += PIECE) {
    const bytes = new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
    const added = await api.call("statements.add", { id, at, data: toBase64(bytes) });
    if (!added.ok) return added;
    if (added.value.outcome === "gone") break;
    progress(Math.min(1, (at + bytes.length) / file.size));
  }
  return ok(id);
}
