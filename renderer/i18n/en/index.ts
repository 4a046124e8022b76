import { checkout } from "./checkout.ts";
import { common } from "./common.ts";
import { errors } from "./errors.ts";

/** What the first screen says. */
export const first = { common, checkout, errors };
