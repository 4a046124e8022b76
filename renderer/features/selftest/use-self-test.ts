import { useCallback, useEffect, useRef, useState } from "react";
import type { ProviderId } from "../../../shared/domain/sale.ts";
import { useStores } from "../../stores/context.tsx";
import type { Stores } from "../../stores/stores.ts";
import type { CheckedScanner, Devices } from "./devices.ts";
import type { Check, CheckId, Outcome } from "./outcome.ts";

const MACHINE = ["clock", "network", "disk", "journal", "printer", "drawer"] as const;
const ONCE = [...MACHINE, "scanner", "camera"] as const;

/** What has come of the checks so far; one that is missing is under way. */
export type Outcomes = Readonly<Partial<Record<CheckId, Outcome>>>;

/** The scanner is nobody's to test but the one's who holds it. */
const NOTHING_YET: Outcomes = { scanner: { kind: "scanner", scan: null } };

export interface SelfTest {
  readonly checks: readonly Check[];
  readonly outcomes: Outcomes;
  readonly running: boolean;
  run(): void;
  /** A scan came: it is what the scanner's check waits for. */
  scanned(scan: CheckedScanner): void;
}

/** Makes every check once at the start and whenever it is asked to, all of them side by side. */
export function useSelfTest({ tryCamera }: Pick<Devices, "tryCamera">): SelfTest {
  const stores = useStores();
  const [outcomes, setOutcomes] = useState<Outcomes>(NOTHING_YET);
  const [running, setRunning] = useState(true);
  const [providers] = useState(() => stores.status.getState().status?.providers.map(({ id }) => id) ?? []);
  /** Which run counts: what an earlier one still brings is left out. */
  const turn = useRef(0);

  const begin = useCallback((): void => {
    turn.current += 1;
    const mine = turn.current;
    const put = (id: CheckId, outcome: Outcome): void => {
      if (turn.current === mine) setOutcomes((before) => ({ ...before, [id]: outcome }));
    };
    const work = [
      ...providers.map(async (id) => put(`provider:${id}`, await testProvider(stores, id))),
      ...MACHINE.map(async (check) => {
        const answer = await stores.api.call("support.selfTest", { check });
        put(check, answer.ok ? { kind: "finding", finding: answer.value } : { kind: "error", error: answer.error });
      }),
      tryCamera().then((camera) => put("camera", { kind: "camera", camera })),
    ];
    void Promise.all(work).then(() => {
      if (turn.current === mine) setRunning(false);
    });
  }, [stores, providers, tryCamera]);

  useEffect(() => {
    begin();
    return () => {
      turn.current += 1;
    };
  }, [begin]);

  const run = (): void => {
    setOutcomes(NOTHING_YET);
    setRunning(true);
    begin();
  };
  const scanned = useCallback(
    (scan: CheckedScanner): void => setOutcomes((before) => ({ ...before, scanner: { kind: "scanner", scan } })),
    [],
  );
  const checks: readonly Check[] = [
    ...providers.map((id) => ({ id: `provider:${id}`, provider: id }) as const),
    ...ONCE.map((id) => ({ id, provider: null })),
  ];
  return { checks, outcomes, running, run, scanned };
}

async function testProvider({ api, status }: Stores, id: ProviderId): Promise<Outcome> {
  const provider = status.getState().status?.providers.find((each) => each.id === id);
  if (provider?.enabled !== true) return { kind: "provider-off" };
  const answer = await api.call("providers.test", { provider: id });
  if (!answer.ok) return { kind: "error", error: answer.error };
  return { kind: "provider", steps: answer.value, problem: provider.problem };
}
