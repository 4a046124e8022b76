import "i18next";
import type { Source } from "./catalog.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: Source;
  }
}
