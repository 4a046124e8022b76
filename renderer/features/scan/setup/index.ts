export { ScannerSection, type ScannerSectionProps } from "./scanner-section.tsx";
export { ScanCheck, type CheckedScan } from "./scan-check.tsx";
