import { useEffect, useRef, useState } from "react";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import type { ProviderId } from "../../../shared/domain/sale.ts";
import type { Input, Output } from "../../../shared/ipc/contract.ts";
import { useApi } from "../../stores/context.tsx";
import { useTask } from "../../ui/use-task.ts";
import { handOver, LARGEST_STATEMENT } from "./hand-over.ts";

export type Look = Extract<Output<"statements.look">, { outcome: "read" }>;
export type Form = Look["form"];
export type Mapping = NonNullable<Look["mapping"]>;
export type Compared = Output<"statements.compare">;

export interface ChosenFile {
  readonly name: string;
  readonly size: number;
}

/** A statement on its way through: chosen, handed over, looked at, compared. */
export interface StatementFlow {
  readonly chosen: ChosenFile | null;
  readonly id: string | null;
  /** How much of the file is there, 0 to 1; null when none is under way. */
  readonly progress: number | null;
  readonly isTooLarge: boolean;
  readonly look: Output<"statements.look"> | null;
  readonly compared: Compared | null;
  readonly busy: boolean;
  readonly error: PosError | null;
  take(provider: ProviderId, file: File): void;
  lookAgain(form: Form): void;
  compare(input: Omit<Input<"statements.compare">, "id">): void;
  forget(): void;
}

export function useStatement(): StatementFlow {
  const api = useApi();
  const [chosen, setChosen] = useState<ChosenFile | null>(null);
  const [id, setId] = useState<string | null>(null);
  const [progress, setProgress] = useState<number | null>(null);
  const [isTooLarge, setTooLarge] = useState(false);
  const [look, setLook] = useState<Output<"statements.look"> | null>(null);
  const [compared, setCompared] = useState<Compared | null>(null);
  const { busy, error, run, clear } = useTask<PosError>();
  const held = useRef<string | null>(null);
  // The file does not outlive the panel.
  useEffect(() => () => void (held.current !== null && api.call("statements.drop", { id: held.current })), [api]);

  function reset(): void {
    setLook(null);
    setCompared(null);
    setTooLarge(false);
    clear();
  }
  async function taken(provider: ProviderId, file: File): Promise<void> {
    const handed = await run(() => handOver(api, provider, file, setProgress));
    setProgress(null);
    if (handed?.ok !== true) return;
    held.current = handed.value;
    setId(handed.value);
    const answer = await run(() => api.call("statements.look", { id: handed.value, form: null }));
    if (answer?.ok === true) setLook(answer.value);
  }
  return {
    chosen,
    id,
    progress,
    isTooLarge,
    look,
    compared,
    busy,
    error,
    take(provider, file) {
      reset();
      setChosen({ name: file.name, size: file.size });
      setTooLarge(file.size > LARGEST_STATEMENT);
      if (file.size > LARGEST_STATEMENT) return;
      setProgress(0);
      void taken(provider, file);
    },
    lookAgain(form) {
      if (id === null) return;
      setCompared(null);
      void run(() => api.call("statements.look", { id, form })).then((answer) => {
        if (answer?.ok === true) setLook(answer.value);
      });
    },
    compare(input) {
      if (id === null) return;
      setCompared(null);
      void run(() => api.call("statements.compare", { id, ...input })).then((answer) => {
        if (answer?.ok === true) setCompared(answer.value);
      });
    },
    forget() {
      reset();
      setChosen(null);
      setId(null);
    },
  };
}
