import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from "@electron/fuses";
import { join } from "node:path";

/** The one fuse that is left as Electron ships it: it decides how WebAssembly traps are caught, and closes nothing. */
const LEFT_ALONE = [FuseV1Options.WasmTrapHandlers];

/**
 * What electron-builder hands over, as far as it is read here.
 * @typedef {object} Packed
 * @property {string} appOutDir
 * @property {string} electronPlatformName
 * @property {{
 *   readonly appInfo: { readonly productFilename: string },
 *   readonly executableName?: string,
 *   readonly config: { readonly electronFuses?: object | null },
 * }} packager
 */

/**
 * Sets the fuses of electron-builder.yml in the program that was just packed, reads them back, and ends the build where
 * the program does not say what was asked: an installer with an open fuse is worse than none.
 * @param {Packed} packed
 */
export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const name = packager.executableName ?? packager.appInfo.productFilename;
  const program = join(appOutDir, electronPlatformName === "win32" ? `${packager.appInfo.productFilename}.exe` : name);
  /** @type {Map<number, boolean>} */
  const wanted = new Map();
  for (const [key, on] of Object.entries(packager.config.electronFuses ?? {})) wanted.set(fuseOf(key), on === true);
  if (wanted.size === 0) throw new Error("electron-builder.yml names no fuses");
  /** @type {Record<number, boolean>} */
  const fuses = Object.fromEntries(wanted);
  await flipFuses(program, { version: FuseVersion.V1, ...fuses });
  await checkFuses(program, wanted);
}

/**
 * Throws unless every fuse that the program has is set as wanted; one that nobody decided about is an error too.
 * @param {string} program
 * @param {ReadonlyMap<number, boolean>} wanted
 */
export async function checkFuses(program, wanted) {
  const wire = new Map(Object.entries(await getCurrentFuseWire(program)).map(([key, state]) => [Number(key), state]));
  const faults = [];
  for (const [fuse, on] of wanted) {
    const state = wire.get(fuse);
    if (state !== (on ? FuseState.ENABLE : FuseState.DISABLE)) {
      faults.push(`${FuseV1Options[fuse] ?? fuse} is ${on ? "not on" : "not off"}`);
    }
  }
  for (const [fuse, state] of wire) {
    const isDecided = wanted.has(fuse) || LEFT_ALONE.includes(fuse) || state === FuseState.REMOVED;
    if (Number.isInteger(fuse) && !isDecided) faults.push(`${FuseV1Options[fuse] ?? `fuse ${fuse}`} is not decided`);
  }
  if (faults.length > 0) throw new Error(`${program}: ${faults.join("; ")}`);
}

/**
 * electron-builder's name of a fuse is that of `@electron/fuses` with a small first letter.
 * @param {string} key
 */
function fuseOf(key) {
  const fuse = Object.entries(FuseV1Options).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];
  if (typeof fuse !== "number") throw new Error(`electron-builder.yml names an unknown fuse: ${key}`);
  return fuse;
}
