/** What a running camera shows. */
export type Picture =
  | "there"
  /** Nothing to be seen for a while: a lid over the lens, or a camera that is not awake. */
  | "black"
  /** The system gives no pictures: it sleeps, or the camera is switched off by a key of its own. */
  | "none";

/** A hand over the lens is black for a moment; this long is no hand. */
const BLACK_MS = 2_000;
/** A camera that woke to black pictures may show more when it is opened anew. */
const REOPEN_MS = 8_000;

export interface PictureWatch {
  /** A frame was looked at. */
  frame(black: boolean): void;
  muted(isMuted: boolean): void;
  now(): Picture;
  /** Whether it has been black for so long that opening the camera anew is worth trying. */
  hopeless(): boolean;
}

/** Follows what the camera shows and tells when it changes. It begins with a picture that is there. */
export function createPictureWatch(
  changed: (picture: Picture) => void,
  now: () => number = () => performance.now(),
): PictureWatch {
  let blackSince: number | null = null;
  let isMuted = false;
  let told: Picture = "there";
  const tell = (): void => {
    const black = blackSince !== null && now() - blackSince >= BLACK_MS;
    const picture = isMuted ? "none" : black ? "black" : "there";
    if (picture === told) return;
    told = picture;
    changed(picture);
  };
  return {
    frame(black) {
      blackSince = black ? (blackSince ?? now()) : null;
      tell();
    },
    muted(next) {
      isMuted = next;
      tell();
    },
    now: () => told,
    hopeless: () => blackSince !== null && now() - blackSince >= REOPEN_MS,
  };
}
