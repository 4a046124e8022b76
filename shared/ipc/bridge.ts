import type { PosError } from "../errors/pos-error.ts";
import type { Result } from "../result.ts";
import type { Input, Method, Output, PosEvent } from "./contract.ts";

/**
 * What the Electron preload puts on `window.pos`: one function per call of the contract, under its name, and
 * `subscribe`. No function takes a channel name, so a page can ask for nothing that the contract does not have.
 */
export type PosBridge = {
  readonly [M in Method]: (input: Input<M>) => Promise<Result<Output<M>, PosError>>;
} & {
  subscribe(listener: (event: PosEvent) => void): () => void;
};
