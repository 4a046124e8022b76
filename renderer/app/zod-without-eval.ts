declare global {
  // zod's own place for its configuration.
  var __zod_globalConfig: { jitless?: boolean } | undefined;
}

/**
 * zod compiles its validators with `new Function`, which a strict Content-Security-Policy reports as a violation. zod
 * keeps its configuration on the global object, so it can be told before it is there: the first screen carries no
 * validator, and what is loaded later finds this. Comes first in `main.tsx`.
 */
Object.assign((globalThis.__zod_globalConfig ??= {}), { jitless: true });
