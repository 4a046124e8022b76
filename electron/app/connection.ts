import type { ExchangeObserver } from "../payments/port.ts";

/** What the till's own traffic tells about the way to the provider. Makes no traffic itself. */
export interface ConnectionWatch extends ExchangeObserver {
  readonly state: "unknown" | "online" | "offline";
  /** How far this till's clock is ahead of the provider's, in milliseconds; null until an answer told. */
  readonly skewMs: number | null;
}

export interface ConnectionListeners {
  /** Something that is shown has changed. */
  readonly changed: () => void;
  /** The provider answers again after it could not be reached. */
  readonly backOnline: () => void;
}

/** `Date` headers have whole seconds and travel; smaller differences are noise. */
const SKEW_NOISE_MS = 2_000;

export function watchConnection({ changed, backOnline }: ConnectionListeners): ConnectionWatch {
  let state: ConnectionWatch["state"] = "unknown";
  let skewMs: number | null = null;
  return {
    get state() {
      return state;
    },
    get skewMs() {
      return skewMs;
    },
    answered(skew) {
      const before = state;
      const nextSkew = skew === null ? skewMs : Math.abs(skew) < SKEW_NOISE_MS ? 0 : skew;
      const isNews = before !== "online" || nextSkew !== skewMs;
      state = "online";
      skewMs = nextSkew;
      if (isNews) changed();
      if (before === "offline") backOnline();
    },
    reached() {
      if (state !== "offline") return;
      state = "online";
      changed();
      backOnline();
    },
    unreachable() {
      if (state === "offline") return;
      state = "offline";
      changed();
    },
  };
}
