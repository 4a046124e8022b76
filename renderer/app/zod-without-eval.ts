import { config } from "zod";

/**
 * zod compiles its validators with `new Function`, which a strict Content-Security-Policy reports as a violation. Read
 * before the first schema is made, so this module comes first in `main.tsx`.
 */
config({ jitless: true });
