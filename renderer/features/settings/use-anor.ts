import type { ProviderStatus } from "../../../shared/ipc/contract.ts";
import { useAppStatus } from "../../stores/context.tsx";

/** Anor as the main process sees it, whichever provider new sales go to. */
export function useAnor(): ProviderStatus {
  return useAppStatus((status) => status.providers.find((provider) => provider.id === "anor") ?? status.provider);
}
