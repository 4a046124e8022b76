import { checkout } from "./checkout.ts";
import { common } from "./common.ts";
import { errors } from "./errors.ts";
import { history } from "./history.ts";
import { settings } from "./settings.ts";
import { training } from "./training.ts";
import { waiting } from "./waiting.ts";

/** English: the language the others are held against. */
export const en = { common, checkout, errors, history, settings, training, waiting };
