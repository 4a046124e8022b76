export { localesFor, WORDS } from "../words.ts";
