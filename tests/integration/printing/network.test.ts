import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { networkPrinter } from "../../../electron/printing/ports/network.ts";
import { startTcpPrinter, type Mood, type TcpPrinter } from "../../fakes/printer/tcp-printer.ts";

const PATIENCE = { connectMs: 2_000, answerMs: 150, stalledMs: 300, wholeMs: 5_000 };
const BYTES = Uint8Array.from({ length: 40_000 }, (_, index) => (index % 200) + 0x20);

let printer: TcpPrinter;
beforeEach(async () => {
  printer = await startTcpPrinter();
});
afterEach(() => printer.close());

const way = (address = printer.address) => networkPrinter({ address, language: "esc-pos", patience: PATIENCE });
const print = (bytes = BYTES, signal = new AbortController().signal) => way().print(bytes, signal);

describe("a print over the network", () => {
  test.each<Mood>(["ready", "silent", "babbling", "dripping"])(
    "reaches a printer that is %s, byte for byte",
    async (mood) => {
      printer.mood = mood;
      expect(await print()).toEqual({ kind: "printed" });
      expect(Buffer.from(await printer.next()).equals(Buffer.from(BYTES))).toBe(true);
    },
  );

  test.each([
    ["out-of-paper", "out-of-paper"],
    ["cover-open", "cover-open"],
    ["fault", "printer-offline"],
  ] as const)("is not begun while the printer says %s", async (mood, problem) => {
    printer.mood = mood;
    expect(await print()).toMatchObject({ kind: "failed", problem, begun: false });
    expect(printer.prints()).toEqual([]);
  });

  test("that breaks off in the middle may be on paper in part", async () => {
    printer.mood = "resets";
    expect(await print(new Uint8Array(8_000_000).fill(0x41))).toMatchObject({ problem: "interrupted", begun: true });
  });

  test("is given up when the printer takes nothing more", async () => {
    printer.mood = "stuck";
    expect(await print(new Uint8Array(32_000_000).fill(0x41))).toMatchObject({ problem: "stalled", begun: true });
  });

  test("ends with the till", async () => {
    printer.mood = "stuck";
    const ending = new AbortController();
    const printing = print(new Uint8Array(32_000_000).fill(0x41), ending.signal);
    ending.abort();
    expect(await printing).toMatchObject({ kind: "failed" });
  });

  test("to a port where nobody listens was never begun", async () => {
    const gone = printer.address;
    await printer.close();
    expect(await way(gone).print(BYTES, new AbortController().signal)).toMatchObject({
      problem: "unreachable",
      begun: false,
    });
    printer = await startTcpPrinter();
  });

  test.each(["8.8.8.8", "203.0.113.7:9100", "[2001:4860:4860::8888]:9100"])(
    "never leaves the shop's network: %s",
    async (address) => {
      expect(await way(address).print(BYTES, new AbortController().signal)).toMatchObject({
        problem: "address-forbidden",
        begun: false,
      });
    },
  );

  test("finds a printer by its name", async () => {
    const named = way(printer.address.replace("127.0.0.1", "localhost"));
    expect(await named.print(BYTES, new AbortController().signal)).toEqual({ kind: "printed" });
  });
});

describe("the question how the printer is", () => {
  test.each([
    ["ready", { state: "ready", paperLow: false }],
    ["silent", { state: "silent" }],
    ["babbling", { state: "silent" }],
    ["out-of-paper", expect.objectContaining({ state: "failed", problem: "out-of-paper" })],
  ] as const)("is answered by one that is %s, and prints nothing", async (mood, state) => {
    printer.mood = mood;
    expect(await way().ask(new AbortController().signal)).toEqual(state);
    expect(printer.prints()).toEqual([]);
  });
});
