export { HistoryPanel } from "./history-panel.tsx";
export { WaitingPanel } from "./waiting-panel.tsx";
