export { ApprovalDialog } from "./approval-dialog.tsx";
export { LockScreen } from "./lock-screen.tsx";
