import type { ReactNode } from "react";

/** What stands over the till and asks for a PIN. */
export interface QuestionProps {
  /** Codes that were read meanwhile; none of them is charged. */
  readonly scans: number;
  /** What lies over it: it stands above everything that the till's own screen shows. */
  readonly children?: ReactNode;
}
