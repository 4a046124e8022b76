import { createAgreement } from "./agreement.ts";
import type { Decoder } from "./decoder.ts";
import type { CodeFormat, Sight } from "./formats.ts";
import type { Frame } from "./frame-pixels.ts";
import { createPassScheduler, passesFor } from "./passes.ts";

export interface FrameReader {
  /** Reads the next of a row of frames: each gets another pass, and bars count once frames agree. */
  read(frame: Frame): Promise<Sight>;
  /** Forgets what was seen: the next frame shows something else. */
  restart(): void;
}

/** The path that every frame of the camera takes. The benchmark feeds photos through the same. */
export function createFrameReader(decoder: Decoder, formats: readonly CodeFormat[]): FrameReader {
  const scheduler = createPassScheduler(passesFor(formats));
  const agreement = createAgreement();
  return {
    async read(frame) {
      const turn = scheduler.next();
      const { codes, black } = await decoder.look(frame, turn);
      const certain = agreement.consider(codes, turn.pass.name);
      if (agreement.waiting()) scheduler.confirmSoon();
      return { codes: certain, black };
    },
    restart() {
      scheduler.restart();
      agreement.forget();
    },
  };
}
