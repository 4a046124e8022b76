export { RecordsPanel } from "./records-panel.tsx";
