export { CheckoutScreen, type PictureComponent } from "./checkout-screen.tsx";
export { LatestSales } from "./latest-sales.tsx";
export { pressLaneKey, type LaneKey } from "./lane-keys.ts";
