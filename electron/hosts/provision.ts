import { readFile, stat } from "node:fs/promises";
import { contract } from "../../shared/ipc/contract.ts";
import type { TillApi } from "../ipc/port.ts";

/** What became of a provisioning file, in lines that hold no value of it: values may be secrets. */
export interface Provisioned {
  readonly applied: boolean;
  readonly lines: readonly string[];
}

const LARGEST_BYTES = 800_000;

/** Applies a provisioning document from a file. The till checks it whole first: refused means that nothing changed. */
export async function provisionFrom(file: string, till: Pick<TillApi, "call">): Promise<Provisioned> {
  let document: string;
  try {
    if ((await stat(file)).size > LARGEST_BYTES) return refused(["the file is too large"]);
    document = await readFile(file, "utf8");
  } catch (error) {
    return refused([`the file can't be read: ${codeOf(error)}`]);
  }
  const answer = await till.call("provision.apply", { document, who: "provisioning file" });
  if (!answer.ok) {
    const { error } = answer;
    return refused(["reason" in error ? `${error.kind}: ${error.reason}` : error.kind]);
  }
  const outcome = contract["provision.apply"].output.parse(answer.value);
  return outcome.outcome === "applied"
    ? { applied: true, lines: outcome.changed }
    : refused(outcome.problems.map(({ path, problem }) => `${path}: ${problem}`));
}

function refused(lines: readonly string[]): Provisioned {
  return { applied: false, lines };
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}
