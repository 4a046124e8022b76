/** A person's or the system's wishes to end the program, in order. */
export interface EndSignals {
  readonly first: Promise<void>;
  readonly second: Promise<void>;
}

/**
 * Listens from now on, alone: a library below `conf` answers each of these signals by sending it to the program once
 * more, which would count as insisting, and on Windows ends the program on the spot.
 */
export function listenForEnd(source: Pick<NodeJS.Process, "on" | "removeAllListeners">): EndSignals {
  const first = Promise.withResolvers<void>();
  const second = Promise.withResolvers<void>();
  let count = 0;
  const onSignal = (): void => {
    count += 1;
    (count === 1 ? first : second).resolve();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    source.removeAllListeners(signal);
    source.on(signal, onSignal);
  }
  return { first: first.promise, second: second.promise };
}
