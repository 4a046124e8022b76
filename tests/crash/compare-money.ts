import type { Attempt, Sale } from "../../shared/domain/sale.ts";
import type { LedgerView } from "../../electron/payments/sandbox/ledger.ts";

interface Use {
  readonly sale: Sale;
  readonly attempt: Attempt;
}

/** States that are true for an attempt whose request has reached the provider, whatever came of it. */
const MAY_HAVE_LEFT = new Set<Attempt["state"]>(["sent", "unknown", "paid", "declined"]);
/** States that are true for money that was taken. */
const MONEY_MAY_BE_TAKEN = new Set<Attempt["state"]>(["sent", "unknown", "paid"]);

/** Where the journal's word on money is not what the provider's books say. `fingerprint` is the till's own. */
export function moneyProblems(
  sales: readonly Sale[],
  ledger: LedgerView,
  fingerprint: (code: string) => string,
): readonly string[] {
  const uses = usesByFingerprint(sales);
  const problems: string[] = [];
  const chargesOf = new Map<string, number>();
  const chargedFingerprints = new Set<string>();

  for (const { code, times } of ledger.presented) {
    const attempts = uses.get(fingerprint(code)) ?? [];
    if (attempts.length === 0) problems.push(`code ${code} was sent and the journal knows nothing of it`);
    if (times > 1) problems.push(`code ${code} was sent ${times} times`);
    const left = attempts.filter(({ attempt }) => MAY_HAVE_LEFT.has(attempt.state));
    if (attempts.length > 0 && left.length === 0) {
      problems.push(`code ${code} was sent and the journal says ${states(attempts)}`);
    }
    if (left.length > 1) problems.push(`code ${code} has more than one attempt that left: ${states(left)}`);
  }

  for (const charge of ledger.charges) {
    const attempts = uses.get(fingerprint(charge.code)) ?? [];
    chargedFingerprints.add(fingerprint(charge.code));
    const use = attempts.find(({ attempt }) => MONEY_MAY_BE_TAKEN.has(attempt.state));
    if (!use) {
      problems.push(`money was taken for ${charge.code} and the journal says ${states(attempts) || "nothing"}`);
      continue;
    }
    const { sale, attempt } = use;
    chargesOf.set(sale.id, (chargesOf.get(sale.id) ?? 0) + 1);
    if (attempt.wire.amount !== charge.amount) {
      problems.push(`sale ${sale.number}: sent ${attempt.wire.amount}, charged ${charge.amount}`);
    }
    if (attempt.state === "paid" && attempt.refs.transactionId !== charge.transactionId) {
      problems.push(`sale ${sale.number} is paid under another transaction than the provider's`);
    }
  }

  for (const sale of sales) {
    const charges = chargesOf.get(sale.id) ?? 0;
    if (charges > 1) problems.push(`sale ${sale.number} was charged ${charges} times`);
    for (const { provider, state, code } of sale.attempts) {
      if (provider === "anor" && state === "paid" && !chargedFingerprints.has(code?.fingerprint ?? "")) {
        problems.push(`sale ${sale.number} is paid and the provider took nothing`);
      }
    }
  }
  return problems;
}

function usesByFingerprint(sales: readonly Sale[]): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  for (const sale of sales) {
    for (const attempt of sale.attempts) {
      const key = attempt.code?.fingerprint ?? "";
      uses.set(key, [...(uses.get(key) ?? []), { sale, attempt }]);
    }
  }
  return uses;
}

function states(uses: readonly Use[]): string {
  return uses.map(({ attempt }) => attempt.state).join(", ");
}
