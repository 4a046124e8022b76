export { SettingsPanel } from "./settings-panel.tsx";
export { SetupPanel } from "./setup-panel.tsx";
