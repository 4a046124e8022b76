import { lazy, type ComponentType, type LazyExoticComponent } from "react";
import type { PanelName } from "../stores/ui.ts";

interface PanelProps {
  readonly onClose: () => void;
}
type LazyPanel = LazyExoticComponent<ComponentType<PanelProps>>;

/** What opens beside the lane. Fetched when first opened: a sale needs none of it. */
export const panels: Readonly<Record<PanelName, LazyPanel>> = {
  sales: lazy(async () => ({ default: (await import("../features/history/index.ts")).HistoryPanel })),
  waiting: lazy(async () => ({ default: (await import("../features/history/index.ts")).WaitingPanel })),
  settings: lazy(async () => ({ default: (await import("./settings-with-scanner.tsx")).SettingsWithScanner })),
  shift: lazy(async () => ({ default: (await import("../features/shift/index.ts")).ShiftPanel })),
  records: lazy(async () => ({ default: (await import("../features/records/index.ts")).RecordsPanel })),
  reports: lazy(async () => ({ default: (await import("../features/reports/index.ts")).ReportsPanel })),
  check: lazy(async () => ({ default: (await import("./self-test-with-devices.tsx")).SelfTestWithDevices })),
  setup: lazy(async () => ({ default: (await import("./settings-with-scanner.tsx")).SetupWithScanner })),
  samples: lazy(async () => ({ default: (await import("../features/training/index.ts")).SamplesPanel })),
};
