export { ShiftPanel } from "./shift-panel.tsx";
