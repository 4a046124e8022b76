import type { Catalog } from "../catalog.ts";
import { checkout } from "./checkout.ts";
import { common } from "./common.ts";
import { errors } from "./errors.ts";
import { history } from "./history.ts";
import { settings } from "./settings.ts";
import { training } from "./training.ts";
import { waiting } from "./waiting.ts";

export const vi: Catalog<"vi"> = { common, checkout, errors, history, settings, training, waiting };
