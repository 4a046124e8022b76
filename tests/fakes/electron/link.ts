/** One end of a line between two processes: `process` in the child, the child in the test. */
export interface LinkEnd {
  readonly connected: boolean;
  /** With a callback nothing is thrown when the other end has just gone. */
  send?(message: object, done: (error: Error | null) => void): unknown;
  on(event: "message", listener: (message: unknown) => void): unknown;
}

export type Handlers = Readonly<Record<string, (payload: never) => unknown>>;

export interface Link {
  ask(op: string, payload?: unknown): Promise<unknown>;
}

type Message =
  | { readonly kind: "ask"; readonly id: number; readonly op: string; readonly payload: unknown }
  | { readonly kind: "answer"; readonly id: number; readonly value: unknown; readonly error?: string };

/** Questions and answers in both directions over Node's IPC. Errors travel as their text. */
export function createLink(end: LinkEnd, handlers: Handlers): Link {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let last = 0;

  const say = (message: Message): void => {
    if (end.connected) end.send?.(message, () => undefined);
  };

  async function serve(id: number, op: string, payload: unknown): Promise<void> {
    const handler = handlers[op];
    let answer: Message;
    try {
      if (!handler) throw new Error(`nobody answers ${op}`);
      answer = { kind: "answer", id, value: (await handler(payload as never)) ?? null };
    } catch (error) {
      answer = { kind: "answer", id, value: null, error: error instanceof Error ? error.message : String(error) };
    }
    say(answer);
  }

  end.on("message", (raw) => {
    const message = raw as Message;
    if (message.kind === "ask") {
      void serve(message.id, message.op, message.payload);
      return;
    }
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error === undefined) asked?.resolve(message.value);
    else asked?.reject(new Error(message.error));
  });

  return {
    ask(op, payload = null) {
      last += 1;
      const id = last;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        say({ kind: "ask", id, op, payload });
      });
    },
  };
}
