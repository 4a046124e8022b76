import { chmodSync, copyFileSync, linkSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { syncFile, syncFolder } from "../../journal/durable-files.ts";

/** Where the AppImage that was replaced last stays, beside the new one. */
export const previousImage = (program: string): string => `${program}.previous`;

/**
 * Puts a verified AppImage in the place of the one that runs, in one step: at no moment is there none. The old one
 * stays beside it, for a new one that does not start.
 */
export function replaceAppImage(file: string, program: string): void {
  const next = `${program}.next`;
  copyFileSync(file, next);
  chmodSync(next, 0o755);
  syncFile(next);
  rmSync(previousImage(program), { force: true });
  try {
    linkSync(program, previousImage(program));
  } catch {
    // A stick or a share knows no second names for a file.
    copyFileSync(program, previousImage(program));
  }
  renameSync(next, program);
  syncFolder(dirname(program));
}
