import { z } from "zod";
import listed from "./release-keys.json" with { type: "json" };

/**
 * The public keys that a release may be signed with, as `npm run release:key` writes them: 32 bytes, base64. While there
 * is none, this build takes no update at all.
 */
export const releaseKeys: readonly string[] = z.array(z.base64().length(44)).parse(listed);
