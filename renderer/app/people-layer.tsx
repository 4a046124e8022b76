import { lazy, Suspense, use, useEffect, useState } from "react";
import { useStore } from "zustand";
import { divertScans } from "../features/scan/index.ts";
import { useAppStatus, useStores } from "../stores/context.tsx";
import { useLanguage } from "./language-context.tsx";
import { Watermark } from "./watermark.tsx";

const LockScreen = lazy(async () => ({ default: (await import("../features/people/index.ts")).LockScreen }));
const ApprovalDialog = lazy(async () => ({ default: (await import("../features/people/index.ts")).ApprovalDialog }));

/** What stands between a person and the till: the lock, or the question for somebody else's PIN. */
export function PeopleLayer() {
  const { approval } = useStores();
  const locked = useAppStatus((status) => status.people.locked);
  const asked = useStore(approval, (state) => state.asked !== null);
  useEffect(() => {
    if (locked) approval.getState().answer(false);
  }, [approval, locked]);
  if (!locked && !asked) return null;
  return (
    <Suspense fallback={null}>
      <Layer key={locked ? "lock" : "approval"} locked={locked} />
    </Suspense>
  );
}

/** A code that is read now is nobody's: it is neither charged nor left in the field for the PIN. */
function Layer({ locked }: { readonly locked: boolean }) {
  use(useLanguage().whole());
  const [scans, setScans] = useState(0);
  useEffect(() => divertScans({ scan: () => setScans((count) => count + 1) }), []);
  const Question = locked ? LockScreen : ApprovalDialog;
  return (
    <Question scans={scans}>
      <Watermark />
    </Question>
  );
}
