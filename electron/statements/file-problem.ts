import type { StatementProblem } from "../../shared/ipc/calls/statements.ts";

/** Why a file cannot be read as a statement. Thrown inside the readers, and answered in words by the service. */
export class FileProblem extends Error {
  readonly problem: StatementProblem;
  /** The row where it broke, as far as that can be told. */
  readonly row: number | null;

  constructor(problem: StatementProblem, row: number | null = null) {
    super(problem);
    this.problem = problem;
    this.row = row;
  }
}
