import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import type { TillApi } from "../../ipc/port.ts";
import { openLog } from "../../logging/log.ts";
import type { FileLogger } from "../../logging/logger.ts";
import { systemClock } from "../../runtime/clock.ts";
import { provisionFrom } from "../provision.ts";
import { parseArguments, USAGE, type Arguments } from "./arguments.ts";
import { usualDataFolder } from "./data-folder.ts";
import { createDisplayServer, type DisplayServer } from "./display-server.ts";
import { endOnFault } from "./faults.ts";
import { offerWindow } from "./offer-window.ts";
import { openTill, type TillMaker } from "./open-till.ts";
import { startServer, type BrowserServer } from "./server.ts";
import { endTill } from "./shutdown.ts";
import { listenForEnd, type EndSignals } from "./signals.ts";
import { troublePages, troubleLine } from "./trouble.ts";

/** What the browser host is given: the application, and where its own built files lie. */
export interface HostParts extends TillMaker {
  /** The folder of the built renderer. */
  readonly pagesDir: string;
  /** The folder of the built customer display. */
  readonly displayDir: string;
}

/** How the program ends, for scripts. */
export const EXIT = { ended: 0, trouble: 1, usage: 2, alreadyOpen: 3 } as const;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

/** Runs the till until somebody ends it; answers the exit code. The order of things is here, each in its own file. */
export async function runBrowserHost(parts: HostParts): Promise<number> {
  const args = parseArguments(process.argv.slice(2), process.cwd());
  if (!args.ok) {
    complain(`${args.error}\n\n${USAGE}`);
    return EXIT.usage;
  }
  if (args.value.help) {
    say(USAGE);
    return EXIT.ended;
  }
  if (!existsSync(join(parts.pagesDir, "index.html"))) {
    complain("The screens are not built yet: run npm run build.");
    return EXIT.trouble;
  }
  const end = listenForEnd(process);
  const dataDir = args.value.dataDir ?? usualDataFolder(process.platform, process.env, homedir());
  const log = openLog(dataDir, systemClock);
  endOnFault(process, log, (line) => {
    complain(line);
    process.exit(EXIT.trouble);
  });
  const { pagesDir } = parts;
  const server = await startServer({
    port: args.value.port,
    pagesDir,
    onFault: (e) => void log.error("server.fault", e),
  });
  if (!server.ok) {
    complain(portSentence(args.value.port, server.error));
    return EXIT.usage;
  }
  const display = createDisplayServer({
    pagesDir: parts.displayDir,
    onFault: (e) => void log.error("display.fault", e),
  });
  try {
    return await serve(parts, args.value, dataDir, { server: server.value, display }, end, log);
  } finally {
    await Promise.all([server.value.close(), display.close()]);
    log.close();
  }
}

async function serve(
  parts: HostParts,
  args: Arguments,
  dataDir: string,
  { server, display }: { readonly server: BrowserServer; readonly display: DisplayServer },
  end: EndSignals,
  log: FileLogger,
): Promise<number> {
  const till = await openTill(parts, dataDir, log, display);
  if (!till.ok) {
    if (isLocked(till.error)) {
      complain(`Tilla already runs on ${dataDir}. Close it first, or name another folder with --data=DIR.`);
      return EXIT.alreadyOpen;
    }
    complain(`Tilla did not open: ${troubleLine(till.error)}. No payment was sent.`);
    server.put(troublePages(till.error, dataDir));
  } else {
    if (args.provision !== null) await provision(args.provision, till.value);
    server.connect(till.value);
    display.connect(till.value.display);
  }
  const window = offerWindow({ server, dataDir, open: args.open, say });
  await end.first;
  window.close();
  if (!till.ok) return EXIT.trouble;
  await endTill({ till: till.value, clock: systemClock, log, insisted: end.second, say });
  return EXIT.ended;
}

async function provision(file: string, till: TillApi): Promise<void> {
  const { applied, lines } = await provisionFrom(file, till);
  const tell = applied ? say : complain;
  tell([applied ? "Provisioned:" : "Not provisioned, nothing has changed:", ...lines].join("\n  "));
}

function isLocked(error: PosError): boolean {
  return error.kind === "storage" && error.reason === "locked";
}

function portSentence(port: number, code: string): string {
  if (code === "EADDRINUSE") return `Port ${port} is taken by another program. Choose another, or leave --port out.`;
  if (code === "EACCES")
    return `Port ${port} is not for ordinary programs. Choose one above 1023, or leave --port out.`;
  return `Tilla can't listen on this machine's own address: ${code}.`;
}
