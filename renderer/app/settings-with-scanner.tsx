import { ScannerSection } from "../features/scan/setup/index.ts";
import { SettingsPanel } from "../features/settings/index.ts";

/** The settings with the scanner's part in them, which belongs to the feature that knows scanners. */
export function SettingsWithScanner({ onClose }: { readonly onClose: () => void }) {
  return <SettingsPanel onClose={onClose} scanner={ScannerSection} />;
}
