import { useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { roleSchema, type Person, type Role } from "../../../shared/domain/people.ts";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import { useApi } from "../../stores/context.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field, Select } from "../../ui/field.tsx";
import { useTask } from "../../ui/use-task.ts";
import { isPin, pinProblem, type PinProblem } from "./pin-rules.ts";
import styles from "./settings-panel.module.css";

export interface PersonFormProps {
  /** Null for somebody new. */
  readonly person: Person | null;
  /** Nobody is known yet: this one is a manager. */
  readonly first: boolean;
  readonly onClose: () => void;
}

/** Enters somebody or changes them. An empty PIN leaves the one that they have. */
export function PersonForm({ person, first, onClose }: PersonFormProps) {
  const { t } = useTranslation(["people", "settings"]);
  const api = useApi();
  const [name, setName] = useState(person?.name ?? "");
  const [role, setRole] = useState<Role>(person?.role ?? (first ? "manager" : "cashier"));
  const [pin, setPin] = useState("");
  const [repeated, setRepeated] = useState("");
  const [problem, setProblem] = useState<PinProblem | "name" | null>(null);
  const { busy, error, run } = useTask<PosError>();
  const keepsPin = person !== null && pin === "" && repeated === "";

  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    const found = name.trim() === "" ? "name" : keepsPin ? null : pinProblem(pin, repeated);
    setProblem(found);
    if (found !== null) return;
    const given = { name: name.trim(), role, ...(isPin(pin) ? { newPin: pin } : {}) };
    const work = () =>
      person === null
        ? api.call("people.add", { name: given.name, role, newPin: pin })
        : api.call("people.change", { personId: person.id, ...given });
    void run(work).then((answer) => {
      if (answer?.ok === true) onClose();
    });
  }
  const secret = { type: "password", inputMode: "numeric", maxLength: 12 } as const;
  return (
    <form className={styles.fields} noValidate onSubmit={submit}>
      <div className={styles.pair}>
        <Field
          label={t("name")}
          value={name}
          onChange={setName}
          maxLength={60}
          required
          error={problem === "name" ? t("list.nameNeeded") : null}
        />
        <Select
          label={t("list.role")}
          value={role}
          options={roleSchema.options.map((value) => ({ value, label: t(`role.${value}`) }))}
          onChange={setRole}
          disabled={first}
        />
      </div>
      <div className={styles.pair}>
        <Field
          {...secret}
          label={t("list.newPin")}
          value={pin}
          onChange={setPin}
          hint={person === null ? t("list.pinFormat") : t("list.keepPin")}
          error={problem === "format" ? t("list.pinFormat") : null}
        />
        <Field
          {...secret}
          label={t("settings:pin.repeat")}
          value={repeated}
          onChange={setRepeated}
          error={problem === "differ" ? t("settings:pin.differ") : null}
        />
      </div>
      <div className={styles.buttons}>
        <Button type="submit" tone="primary" disabled={busy}>
          {person === null ? t("list.add") : t("list.change")}
        </Button>
        <Button onClick={onClose}>{t("settings:cancel")}</Button>
      </div>
      <ErrorNote error={error} />
    </form>
  );
}
