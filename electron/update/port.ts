import type { PackageKind, UpdateRefusal } from "../../shared/domain/update.ts";
import type { Result } from "../../shared/result.ts";

/** What a host can do about updates. A host that has none can't be updated. */
export interface UpdateHost {
  /** How this copy is installed; null when it can't be replaced by itself. */
  readonly kind: PackageKind | null;
  /** Raw Ed25519 public keys, base64; any of them may have signed a release. */
  readonly keys: readonly string[];
  /** The folders of sticks and drives that are there now. */
  places(): readonly string[];
  /**
   * Ends the program in good order, runs the package when the journal is closed, and starts the program again. Answers
   * at once; what became of it is seen at the next start.
   */
  installAndRestart(file: string): void;
}

/** Why something is not taken, with a word for the log and for support. */
export interface Refused {
  readonly reason: UpdateRefusal;
  readonly detail: string;
}

/** Where an update comes from. Names are those of single files; they hold no path. */
export interface UpdateSource {
  /** A small file whole; `tooLarge` when it has more bytes than `most`. */
  read(name: string, most: number, tooLarge: UpdateRefusal): Promise<Result<Buffer, Refused>>;
  /** The bytes of a file in order. What goes wrong on the way is thrown as {@link SourceFault}. */
  stream(name: string): Promise<Result<AsyncIterable<Uint8Array>, Refused>>;
}

/** The source failed while it was read. */
export class SourceFault extends Error {
  readonly refused: Refused;
  constructor(refused: Refused) {
    super(refused.detail);
    this.refused = refused;
  }
}
