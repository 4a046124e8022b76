import { useState } from "react";
import { useAppStatus } from "./context.tsx";
import { asksForPin } from "./pin-asked.ts";

/** Who does something that goes on record, with a PIN where one is asked for. */
export interface Signature {
  readonly who: string;
  readonly pin: string;
  readonly pinNeeded: boolean;
  /** Complete enough to be sent. */
  readonly complete: boolean;
  readonly setWho: (who: string) => void;
  readonly setPin: (pin: string) => void;
  /** As calls want it. */
  readonly input: { readonly who: string; readonly pin?: string };
}

/** What is filled in of a signature; the cashier's name stands there to begin with. */
export function useSignature(): Signature {
  const cashier = useAppStatus((status) => status.settings.terminal.cashier);
  const pinNeeded = useAppStatus(asksForPin);
  const [who, setWho] = useState(cashier);
  const [pin, setPin] = useState("");
  const complete = who.trim() !== "" && (!pinNeeded || /^\d{4,12}$/u.test(pin));
  const input = { who: who.trim(), ...(pinNeeded ? { pin } : {}) };
  return { who, pin, pinNeeded, complete, setWho, setPin, input };
}
