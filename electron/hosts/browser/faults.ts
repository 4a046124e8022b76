import type { Logger } from "../../logging/port.ts";

/**
 * A fault that nobody caught leaves the program in no state to sell in: it is put in the log, said in one line, and
 * the program ends. What the journal holds is true at any moment, so the next start goes on from there.
 */
export function endOnFault(source: Pick<NodeJS.Process, "on">, log: Logger, end: (line: string) => void): void {
  const onFault = (error: unknown): void => {
    const id = log.error("process.fault", error);
    end(`Tilla has a fault and ends; it is in the log as ${id}. Start it again: the records are in place.`);
  };
  // Rejections that nobody handles come here too.
  source.on("uncaughtException", onFault);
}
