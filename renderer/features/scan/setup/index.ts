export { ScannerSection, type ScannerSectionProps } from "./scanner-section.tsx";
