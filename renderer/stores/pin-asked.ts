import type { AppStatus } from "../../shared/ipc/status.ts";

/**
 * Whether a form asks for a PIN beside what it sends: at a till of managers alone, while none of them is signed in. Who
 * is signed in is asked only for what their role does not allow, by a question of its own.
 */
export function asksForPin({ people, secrets }: AppStatus): boolean {
  return secrets.set.includes("manager.pin") && people.operator === null;
}
