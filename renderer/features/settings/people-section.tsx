import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Person } from "../../../shared/domain/people.ts";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import { useApi, useAppStatus } from "../../stores/context.tsx";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { PinField } from "../../ui/pin-field.tsx";
import { useTask } from "../../ui/use-task.ts";
import { NumberSetting } from "./number-setting.tsx";
import { PersonForm } from "./person-form.tsx";
import { isPin } from "./pin-rules.ts";
import type { Change } from "./use-change.ts";
import { useMoment } from "./use-moment.ts";
import styles from "./settings-panel.module.css";

const MINUTES = { least: 0, most: 240 } as const;

/** Everybody who works at this till, by name and role; a PIN is set here and never shown. */
export function PeopleSection({ change }: Pick<Change, "change">) {
  const { t } = useTranslation(["people", "settings"]);
  const { known } = useAppStatus((status) => status.people);
  const inMemory = useAppStatus((status) => status.secrets.keptIn === "memory");
  const minutes = useAppStatus((status) => status.settings.access.autoLockMinutes);
  const [form, setForm] = useState<"new" | Person | null>(null);
  return (
    <div className={styles.fields}>
      <p className={styles.hint}>{t("list.hint")}</p>
      {inMemory && <Banner tone="warn">{t("settings:pin.keptMemory")}</Banner>}
      {known.length === 0 && <p>{t("list.nobody")}</p>}
      <ul className={styles.list} aria-label={t("list.title")}>
        {known.map((person) => (
          <PersonLine key={person.id} person={person} onChange={() => setForm(person)} />
        ))}
      </ul>
      {form === null ? (
        <div className={styles.buttons}>
          <Button onClick={() => setForm("new")}>{t("list.add")}</Button>
        </div>
      ) : (
        <PersonForm
          key={form === "new" ? "new" : form.id}
          person={form === "new" ? null : form}
          first={known.length === 0}
          onClose={() => setForm(null)}
        />
      )}
      {known.length > 0 && (
        <NumberSetting
          label={t("list.autoLock")}
          hint={t("list.autoLockHint")}
          value={minutes}
          range={MINUTES}
          onKeep={(autoLockMinutes) => change(t("list.autoLock"), { access: { autoLockMinutes } })}
        />
      )}
      <SignedIn />
    </div>
  );
}

function PersonLine({ person, onChange }: { readonly person: Person; readonly onChange: () => void }) {
  const { t } = useTranslation("people");
  const api = useApi();
  const { busy, error, run } = useTask<PosError>();
  const { id, name, role } = person;
  return (
    <li className={styles.line}>
      <span className={styles.lineName}>
        {name} · {t(`role.${role}`)}
      </span>
      <Button aria-label={t("list.changeNamed", { name })} onClick={onChange}>
        {t("list.change")}
      </Button>
      <Button
        tone="danger"
        disabled={busy}
        aria-label={t("list.removeNamed", { name })}
        onClick={() => void run(() => api.call("people.remove", { personId: id }))}
      >
        {t("list.remove")}
      </Button>
      <ErrorNote error={error} />
    </li>
  );
}

/** A manager at work in the settings is asked once, not at each change. */
function SignedIn() {
  const { t } = useTranslation("people");
  const { moment } = useMoment();
  const api = useApi();
  const { known, operator } = useAppStatus((status) => status.people);
  const { busy, error, run } = useTask<PosError>();
  const [pin, setPin] = useState("");
  if (known.length === 0) return null;
  if (operator) {
    return (
      <div className={styles.buttons}>
        <p>{t("list.signedIn", { name: operator.name })}</p>
        <Button onClick={() => void run(() => api.call("people.signOut", null))}>{t("list.signOut")}</Button>
        <ErrorNote error={error} />
      </div>
    );
  }
  return (
    <form
      className={styles.fields}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setPin("");
        if (isPin(pin)) void run(() => api.call("people.signIn", { pin }));
      }}
    >
      <PinField label={t("pin")} hint={t("list.signInHint")} value={pin} onChange={setPin} />
      <div className={styles.buttons}>
        <Button type="submit" disabled={busy}>
          {t("list.signIn")}
        </Button>
      </div>
      <ErrorNote error={error} time={moment} />
    </form>
  );
}
