export { listPageFiles, type PageFile } from "../page-files.ts";
