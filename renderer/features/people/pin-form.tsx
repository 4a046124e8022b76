import { useEffect, useRef, useState, type ReactNode, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Person } from "../../../shared/domain/people.ts";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import type { Result } from "../../../shared/result.ts";
import { useFormat } from "../../stores/use-format.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Select } from "../../ui/field.tsx";
import { PinField } from "../../ui/pin-field.tsx";
import { useTask } from "../../ui/use-task.ts";
import styles from "./people.module.css";

export interface PinFormProps {
  /** Whose PIN will do. */
  readonly people: readonly Person[];
  readonly submitLabel: string;
  readonly send: (guess: { readonly pin: string; readonly personId?: string }) => Promise<Result<Person, PosError>>;
  readonly onDone: (person: Person) => void;
  readonly children?: ReactNode;
}

const ANYBODY = "";

/**
 * A PIN, and a name where somebody picks one. What is typed is dots, and gone after each try. A scan may have typed into
 * it: it is keyed by the count of scans, so that each leaves it empty.
 */
export function PinForm({ people, submitLabel, send, onDone, children }: PinFormProps) {
  const { t } = useTranslation("people");
  const format = useFormat();
  const [personId, setPersonId] = useState(ANYBODY);
  const [pin, setPin] = useState("");
  const { busy, error, run } = useTask<PosError>();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    if (!/^\d{4,12}$/u.test(pin)) return field.current?.focus();
    const guess = personId === ANYBODY ? { pin } : { pin, personId };
    setPin("");
    void run(() => send(guess)).then((answer) => {
      if (answer?.ok === true) onDone(answer.value);
      else field.current?.focus();
    });
  }
  const names = people.map(({ id, name, role }) => ({ value: id, label: `${name} · ${t(`role.${role}`)}` }));
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <Select
        label={t("name")}
        value={personId}
        options={[{ value: ANYBODY, label: t("byPin") }, ...names]}
        onChange={setPersonId}
      />
      <PinField label={t("pin")} value={pin} onChange={setPin} inputRef={field} required />
      <ErrorNote error={error} time={format.time} />
      <div className={styles.buttons}>
        <Button type="submit" tone="primary" size="lg" keyHint="↵" keyShortcut="Enter" disabled={busy}>
          {submitLabel}
        </Button>
        {children}
      </div>
    </form>
  );
}
