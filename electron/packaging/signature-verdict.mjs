/** What npm says where a registry, or the keys that its signatures are checked with, cannot be had. */
const UNREACHABLE =
  /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|CERT_|SELF_SIGNED|E40[34]|E50\d|No dependencies found to audit|found no dependencies to audit that were installed from a supported registry/u;

/**
 * What an `npm audit signatures` amounts to. Not reachable is no proof, and is not called one: it has an exit code of
 * its own, so that a release can insist and a machine without a network can go on.
 * @param {number | null} status
 * @param {string} output
 * @returns {{ readonly code: number; readonly sentence: string }}
 */
export function verdictOf(status, output) {
  if (status === 0 && !UNREACHABLE.test(output)) return { code: 0, sentence: "Signatures: all verified." };
  if (UNREACHABLE.test(output)) {
    return { code: 3, sentence: "Signatures: not reachable, so nothing was verified." };
  }
  return { code: 1, sentence: "Signatures: NOT verified; what npm found is above." };
}
