import { recogniseScan } from "../../shared/domain/scan.ts";
import { divertScans } from "../features/scan/index.ts";
import { ScannerSection } from "../features/scan/setup/index.ts";
import { SettingsPanel, SetupPanel } from "../features/settings/index.ts";

/** The settings with the scanner's parts in them, which belong to the feature that knows scanners. */
export function SettingsWithScanner({ onClose }: { readonly onClose: () => void }) {
  return <SettingsPanel onClose={onClose} scanner={ScannerSection} documents={documentScans} />;
}

/** While the part for it is on screen a provisioning document goes there; every other code still goes to the lane. */
function documentScans(take: (document: string) => void): () => void {
  return divertScans({
    takes: (text) => recogniseScan(text).kind === "provisioning",
    // As it was read: a key in it may hold what the lane would take for an escaped sign.
    scan: ({ text }) => take(text),
  });
}

/** The guide through a first setup, with the same part in it. */
export function SetupWithScanner({ onClose }: { readonly onClose: () => void }) {
  return <SetupPanel onClose={onClose} scanner={ScannerSection} />;
}
