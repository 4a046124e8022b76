import { sampleCode, sampleReceipt } from "../../../electron/payments/sandbox/anor/samples.ts";
import type { SandboxClient } from "../../fakes/sandbox-client.ts";

/** The provider as a process of its own, with its books and controls. */
export type Provider = SandboxClient & { readonly baseUrl: string };

/** A code that no till has sent yet. */
export const approved = (): string => sampleCode("approved");
export const declined = (): string => sampleCode("declined");
/** A receipt that was printed a minute ago. */
export const receipt = (): string => sampleReceipt("receipt", Date.now());
export const refusedReceipt = (): string => sampleReceipt("receipt-rejected", Date.now());
/** A receipt that is attached at the third try. */
export const lateReceipt = (): string => sampleReceipt("receipt-retry", Date.now());
