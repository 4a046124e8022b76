export { SamplesPanel } from "./samples-panel.tsx";
