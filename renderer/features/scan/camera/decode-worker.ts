import { assertNever } from "../../../../shared/result.ts";
import { luminanceOf } from "./frame-pixels.ts";
import type { Frame } from "./frame-pixels.ts";
import { lookAtFrame } from "./look-at-frame.ts";
import { isBlack } from "./luminance.ts";
import type { Turn } from "./passes.ts";
import { isRequest } from "./protocol.ts";
import type { Reply } from "./protocol.ts";
import { loadReader } from "./zxing-reader.ts";
import type { CodeReader } from "./zxing-reader.ts";

/** Runs in a Web Worker: takes frames, answers codes. A frame is closed as soon as its brightness is taken from it. */
let reader: Promise<CodeReader> | null = null;

function answer(reply: Reply): void {
  postMessage(reply);
}

async function load(wasm: string): Promise<void> {
  try {
    reader ??= loadReader(wasm);
    await reader;
    answer({ kind: "ready" });
  } catch (error) {
    reader = null;
    answer({ kind: "broken", reason: String(error) });
  }
}

async function look(id: number, frame: Frame, turn: Turn): Promise<void> {
  try {
    if (reader === null) throw new Error("The decoder was not loaded.");
    const picture = await luminanceOf(frame);
    frame.close();
    answer({ kind: "found", id, codes: lookAtFrame(await reader, picture, turn), black: isBlack(picture) });
  } catch (error) {
    answer({ kind: "unreadable", id, reason: String(error) });
  } finally {
    frame.close();
  }
}

addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  if (!isRequest(data)) return;
  switch (data.kind) {
    case "load":
      void load(data.wasm);
      return;
    case "look":
      void look(data.id, data.frame, data.turn);
      return;
    default:
      assertNever(data);
  }
});
