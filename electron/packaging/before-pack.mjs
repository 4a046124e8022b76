import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { thirdPartyLicences } from "./licences.mjs";

/**
 * Writes `THIRD-PARTY.txt`: name, version, licence and its text of every package that is bundled into the product.
 * Electron brings the texts of Chromium and Node itself.
 * @param {{ readonly packager: { readonly projectDir: string } }} context
 */
export function beforePack({ packager }) {
  writeFileSync(join(packager.projectDir, "THIRD-PARTY.txt"), thirdPartyLicences(packager.projectDir));
}
