import { constants } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { failed, type PrinterPatience, type PrinterPort, type PrintOutcome } from "./port.ts";

export interface DeviceFileOptions {
  /** A character device, `/dev/usb/lp0`. */
  readonly device: string;
  readonly patience: PrinterPatience;
}

const LOOK_AGAIN_MS = 50;
const CHUNK = 4_096;

/**
 * A printer on a cable, as Linux shows it: a device file that takes the bytes. Written without blocking, because a
 * printer without paper would else hold one of the few threads that the whole program's files depend on.
 */
export function deviceFile({ device, patience }: DeviceFileOptions): PrinterPort {
  async function opened(): Promise<FileHandle | Extract<PrintOutcome, { kind: "failed" }>> {
    try {
      const file = await open(device, constants.O_WRONLY | constants.O_NONBLOCK);
      const kind = await file.stat();
      if (kind.isCharacterDevice() || kind.isFIFO()) return file;
      await file.close();
      return { kind: "failed", problem: "device-missing", detail: `${device} is no device`, begun: false };
    } catch (error) {
      return { kind: "failed", problem: "device-missing", detail: `${codeOf(error)} ${device}`, begun: false };
    }
  }

  return {
    async print(bytes, signal) {
      const file = await opened();
      if ("kind" in file) return file;
      try {
        return await write(file, bytes, patience, signal);
      } finally {
        await file.close();
      }
    },
    async ask() {
      const file = await opened();
      if ("kind" in file) return { state: "failed", problem: file.problem, detail: file.detail };
      await file.close();
      return { state: "silent" };
    },
  };
}

async function write(
  file: FileHandle,
  bytes: Uint8Array,
  patience: PrinterPatience,
  signal: AbortSignal,
): Promise<PrintOutcome> {
  let written = 0;
  let idleMs = 0;
  while (written < bytes.length) {
    if (signal.aborted) return failed("interrupted", "the till ends", written > 0);
    try {
      const { bytesWritten } = await file.write(bytes, written, Math.min(CHUNK, bytes.length - written));
      written += bytesWritten;
      idleMs = bytesWritten > 0 ? 0 : idleMs;
    } catch (error) {
      const code = codeOf(error);
      // No paper, or busy: the device takes nothing for now.
      if (code !== "EAGAIN" && code !== "ENOSPC") return failed("interrupted", code, written > 0);
      if (idleMs >= patience.stalledMs) return failed("stalled", `${written} bytes`, written > 0);
      idleMs += LOOK_AGAIN_MS;
      await pause(LOOK_AGAIN_MS);
    }
  }
  return { kind: "printed" };
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
