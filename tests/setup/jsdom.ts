import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";
import { forbidNetwork } from "./no-network.ts";
import { failOnNoise } from "./quiet.ts";

failOnNoise();
forbidNetwork();

// React warns about updates outside act() only when it knows that it is tested.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

// jsdom lays nothing out: nothing there ever changes its size.
Object.assign(globalThis, {
  ResizeObserver: class {
    observe(): void {}
    disconnect(): void {}
  },
});

afterEach(() => {
  cleanup();
});
