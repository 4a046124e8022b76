import type { FirstWords } from "../catalog.ts";
import { checkout } from "./checkout.ts";
import { common } from "./common.ts";
import { errors } from "./errors.ts";

export const first: FirstWords<"vi"> = { common, checkout, errors };
