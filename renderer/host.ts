import type { Input, Method, Output, PosApi, PosEvent } from "../shared/ipc/contract.ts";
import type { PosError } from "../shared/errors/pos-error.ts";
import { err, type Result } from "../shared/result.ts";
import { beginWith, type FirstAnswers } from "./app/first-answers.ts";
import { createConnection, type Connection } from "./stores/connection.ts";

/** What the preload of the Electron host puts on the page: one function per call, and the events. */
type Preload = Calls & { readonly subscribe: (listener: (event: PosEvent) => void) => () => void };
type Call<M extends Method> = (input: Input<M>) => Promise<Result<Output<M>, PosError>>;
type Calls = { readonly [M in Method]: Call<M> };

declare global {
  interface Window {
    readonly pos?: Preload;
    /** The answers of the first calls, which the browser host serves with its start page. */
    readonly tillStart?: FirstAnswers;
  }
}

/** The main process as this page reaches it, and whether it is reachable now. */
export interface Host {
  readonly api: PosApi;
  readonly connection: Connection;
  /** Called once the first screen is painted: what is not needed for it is done now. */
  painted(): void;
}

const nothingLeft = (): void => undefined;

/**
 * Finds the main process: the preload's object where there is one, else the loopback bridge of the origin that served
 * this page. The only code that looks at `window` for it.
 */
export async function findHost(): Promise<Host> {
  if (window.pos) return { api: throughPreload(window.pos), connection: createConnection(), painted: nothingLeft };
  const connection = createConnection();
  const connect = async (stale: boolean): Promise<PosApi> =>
    (await import("./app/bridge.ts")).connectBridge(bridgeUrl(window.location), connection, stale);
  const first = window.tillStart;
  if (!first) return { api: await connect(false), connection, painted: nothingLeft };
  const { api, connect: painted } = beginWith(first, () => connect(true));
  return { api, connection, painted };
}

function bridgeUrl(location: Location): string {
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  return `${scheme}//${location.host}/bridge`;
}

/** The preload shares this page's process and was typed by the same contract, so its answers are taken as they are. */
function throughPreload(pos: Preload): PosApi {
  const calls: Calls = pos;
  return {
    async call<M extends Method>(method: M, input: Input<M>): Promise<Result<Output<M>, PosError>> {
      const made: Call<M> = calls[method];
      try {
        return await made(input);
      } catch {
        return err({ kind: "internal", id: "ipc" });
      }
    },
    subscribe: (listener) => pos.subscribe(listener),
  };
}
