import { trainingSecrets } from "../credentials.ts";

/** What the sandbox's merchant signs with; any merchant id is known to it. */
export const TRAINING_SECRET = trainingSecrets["freedom.secretKey"] ?? "";
export const TRAINING_MERCHANT = "550011";
