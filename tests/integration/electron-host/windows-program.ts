import { createRequire } from "node:module";

interface Executable {
  generate(): ArrayBuffer;
}
interface Resources {
  readonly entries: unknown[];
  outputResource(executable: Executable): void;
}
interface VersionInfo {
  setStringValues(language: { lang: number; codepage: number }, values: Record<string, string>): void;
  outputToResourceEntries(entries: unknown[]): void;
}

/** electron-builder's own reader and writer of Windows programs; it publishes no types that this project could see. */
const { NtExecutable, NtExecutableResource, Resource } = createRequire(import.meta.url)("resedit") as {
  NtExecutable: { createEmpty(is32Bit: boolean, isDll: boolean): Executable };
  NtExecutableResource: { from(executable: Executable): Resources };
  Resource: { VersionInfo: { createEmpty(): VersionInfo } };
};

/** An empty Windows program with nothing but a version resource, which the real one also has. */
export function windowsProgram(): Buffer {
  const executable = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(executable);
  const version = Resource.VersionInfo.createEmpty();
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: "Electron", FileVersion: "45.4.1" });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  return Buffer.from(executable.generate());
}
