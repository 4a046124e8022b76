export { SelfTestPanel } from "./self-test-panel.tsx";
