export { provisionFrom } from "../provision.ts";
