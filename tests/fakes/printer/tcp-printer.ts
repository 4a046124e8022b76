import { createServer, type Socket } from "node:net";
import { once } from "node:events";

/** How the printer stands; it may change while it runs. */
export type Mood =
  | "ready"
  /** Takes everything, answers nothing. */
  | "silent"
  | "out-of-paper"
  | "cover-open"
  | "fault"
  /** Says anything but answers, and a lot of it. */
  | "babbling"
  /** Breaks the connection after some bytes of a print. */
  | "resets"
  /** Takes connections and never reads. */
  | "stuck"
  /** Reads a little at a time. */
  | "dripping";

const ANSWERS: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  ready: { 1: 0x12, 2: 0x12, 4: 0x12 },
  "out-of-paper": { 1: 0x1a, 2: 0x32, 4: 0x72 },
  "cover-open": { 1: 0x1a, 2: 0x16, 4: 0x12 },
  fault: { 1: 0x1a, 2: 0x52, 4: 0x12 },
};

/** A printer behind TCP port 9100 (here any free one) that obeys real-time questions wherever they stand, as real ones do. */
export interface TcpPrinter {
  readonly address: string;
  mood: Mood;
  connections(): number;
  /** The whole bytes of each connection that ended, real-time questions left out; those without any are not counted. */
  prints(): readonly Uint8Array[];
  /** Resolves with the next print that ends, or with one that ended before and was not fetched. */
  next(): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** `port`: that of a printer which was switched off and is switched on again. */
export async function startTcpPrinter(mood: Mood = "ready", port = 0): Promise<TcpPrinter> {
  const prints: Uint8Array[] = [];
  const sockets = new Set<Socket>();
  let fetched = 0;
  let arrived: () => void = () => {};
  let connections = 0;

  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on("error", () => {});
    const bytes: number[] = [];
    let held: number[] = [];
    if (printer.mood === "stuck") socket.pause();
    if (printer.mood === "babbling") socket.write(Buffer.alloc(200_000, 0xa5));
    socket.on("data", (data) => {
      if (printer.mood === "dripping") {
        socket.pause();
        setTimeout(() => socket.resume(), 1);
      }
      for (const byte of data) {
        held.push(byte);
        const isQuestion = held[0] === 0x10 && (held.length < 2 || held[1] === 0x04);
        if (isQuestion && held.length < 3) continue;
        const answer = isQuestion ? ANSWERS[printer.mood]?.[held[2] ?? 0] : undefined;
        if (isQuestion && answer !== undefined) socket.write(Uint8Array.of(answer));
        if (!isQuestion) bytes.push(...held);
        held = [];
      }
      if (printer.mood === "resets" && bytes.length > 1_000) socket.resetAndDestroy();
    });
    socket.on("close", () => {
      sockets.delete(socket);
      if (bytes.length === 0) return;
      prints.push(Uint8Array.from(bytes));
      arrived();
    });
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("no port");

  const printer: TcpPrinter = {
    address: `127.0.0.1:${bound.port}`,
    mood,
    connections: () => connections,
    prints: () => prints,
    async next() {
      while (prints.length <= fetched) {
        await new Promise<void>((resolve) => {
          arrived = resolve;
        });
      }
      const print = prints[fetched];
      fetched += 1;
      if (!print) throw new Error("no print");
      return print;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
  return printer;
}
