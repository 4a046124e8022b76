import type { PrinterSettings } from "../../../shared/domain/printer-settings.ts";
import { assertNever } from "../../../shared/result.ts";
import { deviceFile } from "./device-file.ts";
import { networkPrinter } from "./network.ts";
import { PATIENCE, type PrinterPort } from "./port.ts";
import { systemQueue } from "./system-queue.ts";

/** The way to the printer that the settings name; null when there is none yet. */
export function portOf(settings: PrinterSettings): PrinterPort | null {
  const { connection, address, queue, device, language } = settings;
  switch (connection) {
    case "none":
      return null;
    case "network":
      return address === "" ? null : networkPrinter({ address, language, patience: PATIENCE });
    case "queue":
      return queue === "" ? null : systemQueue({ queue, patience: PATIENCE });
    case "device":
      return device === "" ? null : deviceFile({ device, patience: PATIENCE });
    default:
      return assertNever(connection);
  }
}
