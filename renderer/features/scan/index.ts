export { divertScans, scanTaker, takerOf } from "./diversion.ts";
export { listenToScans, type RawScan, type ScanListener, type ScanSource } from "./scan-source.ts";
export { wedgeSetup } from "./wedge-setup.ts";
export { wedgeSource } from "./wedge-source.ts";
