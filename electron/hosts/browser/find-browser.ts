import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "microsoft-edge-stable",
];
const WINDOWS = ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"];
const MAC = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

type Environment = Readonly<Record<string, string | undefined>>;

/** A browser of Chromium's family on this machine; `TILLA_CHROMIUM` wins over what is found. */
export function findBrowser(platform: NodeJS.Platform, env: Environment): string | null {
  const told = env["TILLA_CHROMIUM"];
  const places = told === undefined || told === "" ? usualPlaces(platform, env) : [told];
  return places.find(isProgram) ?? null;
}

function usualPlaces(platform: NodeJS.Platform, env: Environment): string[] {
  if (platform === "darwin") return MAC;
  if (platform === "win32") {
    const roots = [env["ProgramFiles"], env["ProgramFiles(x86)"], env["LOCALAPPDATA"]];
    return roots.flatMap((root) => (root === undefined ? [] : WINDOWS.map((program) => join(root, program))));
  }
  const folders = (env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
