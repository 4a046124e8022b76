import { EventEmitter } from "node:events";
import { record } from "./record.ts";

type Respond = (request: Request) => Promise<Response>;
type Details = Readonly<Record<string, unknown>>;
type OnRequest = (
  contents: unknown,
  permission: string,
  callback: (granted: boolean) => void,
  details: Details,
) => void;
type OnCheck = (contents: unknown, permission: string, origin: string, details: Details) => boolean;
type BeforeRequest = (details: { readonly url: string }, callback: (answer: { cancel?: boolean }) => void) => void;

/** What a page asks the session for, as Chromium would put it. */
export interface Ask {
  readonly permission: string;
  readonly media: readonly ("video" | "audio")[];
  readonly origin: string;
  readonly isMainFrame: boolean;
}

/** A session that grants nothing by itself and notes what it was told. */
export class FakeSession extends EventEmitter {
  readonly partition: string;
  onRequest: OnRequest | null = null;
  onCheck: OnCheck | null = null;
  onDevice: ((details: unknown) => boolean) | null = null;
  beforeRequest: BeforeRequest | null = null;
  spellChecker = true;
  proxy: unknown = null;
  readonly #schemes = new Map<string, Respond>();

  constructor(partition: string) {
    super();
    this.partition = partition;
  }

  readonly protocol = {
    handle: (scheme: string, respond: Respond): void => {
      if (!record.schemes.includes(scheme)) throw new Error(`${scheme} was not registered as privileged`);
      if (this.#schemes.has(scheme)) throw new Error(`${scheme} is handled already`);
      this.#schemes.set(scheme, respond);
    },
  };
  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest): void => {
      this.beforeRequest = listener;
    },
  };

  setPermissionRequestHandler(handler: OnRequest): void {
    this.onRequest = handler;
  }
  setPermissionCheckHandler(handler: OnCheck): void {
    this.onCheck = handler;
  }
  setDevicePermissionHandler(handler: (details: unknown) => boolean): void {
    this.onDevice = handler;
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellChecker = enabled;
  }
  setProxy(proxy: unknown): Promise<void> {
    this.proxy = proxy;
    return Promise.resolve();
  }

  /** Whether a request for this address would leave the page. */
  mayRequest(url: string): boolean {
    let cancelled = true;
    this.beforeRequest?.({ url }, (answer) => {
      cancelled = answer.cancel === true;
    });
    return !cancelled;
  }

  async fetchPage(url: string, method = "GET"): Promise<Response> {
    const respond = this.#schemes.get(new URL(url).protocol.slice(0, -1));
    if (!respond) throw new Error(`nobody serves ${url}`);
    return respond(new Request(url, { method }));
  }

  /** Chromium's way to a permission: the check says whether to ask, the request decides. Both must agree. */
  ask({ permission, media, origin, isMainFrame }: Ask): boolean {
    const check = (mediaType?: string): boolean =>
      this.onCheck?.(null, permission, `${origin}/`, { securityOrigin: origin, isMainFrame, mediaType }) ?? true;
    const checked = media.length === 0 ? check() : media.every((kind) => check(kind));
    let requested = this.onRequest === null;
    const details = { requestingUrl: `${origin}/index.html`, securityOrigin: `${origin}/`, isMainFrame };
    this.onRequest?.(null, permission, (granted) => (requested = granted), {
      ...details,
      ...(media.length > 0 ? { mediaTypes: media } : {}),
    });
    const granted = checked && requested;
    record.permissions.push({ permission, media, granted });
    return granted;
  }
}

const partitions = new Map<string, FakeSession>();
function fromPartition(partition: string): FakeSession {
  const known = partitions.get(partition) ?? new FakeSession(partition);
  partitions.set(partition, known);
  return known;
}

export const session = { defaultSession: fromPartition(""), fromPartition };

/** Forgets every session. */
export function resetSessions(): void {
  partitions.clear();
  session.defaultSession = fromPartition("");
}
