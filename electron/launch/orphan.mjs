/** How often it is looked; nobody waits for it. */
const LOOK_MS = 500;

/**
 * Calls once when the process that started this one has ended. Where a system does not tell (Windows, which ends
 * the children of a closed console by itself), never.
 * @param {() => void} orphaned
 * @param {{ parent?: () => number; everyMs?: number }} [how]
 */
export function whenOrphaned(orphaned, { parent = () => process.ppid, everyMs = LOOK_MS } = {}) {
  const first = parent();
  const timer = setInterval(() => {
    if (parent() === first) return;
    clearInterval(timer);
    orphaned();
  }, everyMs);
  timer.unref();
}
