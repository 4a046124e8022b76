import { importsOf } from "./sources.ts";
import type { Source } from "./sources.ts";

const mayImportElectron = /^electron\/(?:main\.ts|preload\.ts|hosts\/electron\/)/u;

/** The part of the path after a folder, e.g. the provider's or the feature's name. */
function roomIn(folder: string, path: string): string | undefined {
  if (!path.startsWith(folder)) return undefined;
  const [room, ...rest] = path.slice(folder.length).split("/");
  return rest.length > 0 ? room : undefined;
}

const isOurs = (target: string): boolean => /^(?:electron|renderer|shared|tests)\//u.test(target);

function strangers(folder: string, path: string, target: string): boolean {
  const [own, other] = [roomIn(folder, path), roomIn(folder, target)];
  return own !== undefined && other !== undefined && own !== other;
}

/** Why `path` may not import `target`; undefined when it may. */
export function forbidden(path: string, target: string): string | undefined {
  if (target.startsWith("tests/")) return "product code never imports tests";
  if (path.startsWith("shared/")) {
    if (isOurs(target)) return target.startsWith("shared/") ? undefined : "shared imports only itself and zod";
    return /^zod(?:\/|$)/u.test(target) ? undefined : "shared imports only itself and zod";
  }
  if (path.startsWith("renderer/")) {
    if (/^(?:electron(?:\/|$)|node:)/u.test(target)) return "the renderer is a web page: it imports only shared";
    if (strangers("renderer/features/", path, target)) return "a feature never imports another feature";
    if (/^renderer\/(?!features\/|app\/|[^/]+$)/u.test(path) && target.startsWith("renderer/features/")) {
      return "features are imported only by the app";
    }
    if (path.startsWith("renderer/ui/") && /^(?:renderer\/stores\/|zustand)/u.test(target))
      return "ui has no store access";
    return undefined;
  }
  if (target.startsWith("renderer/")) return "the main process knows no screen";
  if (/^electron(?:-store)?$/u.test(target) && !mayImportElectron.test(path)) {
    return "only the Electron entries and hosts/electron import electron";
  }
  if (path.startsWith("electron/hosts/browser/") && target.startsWith("electron/hosts/electron/")) {
    return "one host never imports the other";
  }
  if (path.startsWith("electron/hosts/electron/") && target.startsWith("electron/hosts/browser/")) {
    return "one host never imports the other";
  }
  if (!/^electron\/(?:hosts\/|main\.ts|preload\.ts)/u.test(path) && target.startsWith("electron/hosts/")) {
    return "nothing outside hosts knows which host it is in";
  }
  if (strangers("electron/payments/providers/", path, target)) return "a provider never imports another provider";
  if (path.startsWith("electron/payments/providers/") && /^electron\/(?:journal|ipc|sales|app)\//u.test(target)) {
    return "a provider knows neither journal nor ipc nor the sale";
  }
  return undefined;
}

/** One line per breach, e.g. `a.ts imports b.ts: why not`. */
export function importBreaches(sources: readonly Source[]): readonly string[] {
  return sources.flatMap((source) =>
    importsOf(source).flatMap((target) => {
      const reason = forbidden(source.path, target);
      return reason === undefined ? [] : [`${source.path} imports ${target}: ${reason}`];
    }),
  );
}
