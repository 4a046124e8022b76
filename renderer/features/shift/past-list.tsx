import { useTranslation } from "react-i18next";
import type { ClosedShift } from "../../../shared/ipc/calls/shift.ts";
import { useFormat } from "../../stores/use-format.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { List, Row } from "../../ui/list.tsx";
import { useClosedShifts } from "./use-shift.ts";
import styles from "./shift-panel.module.css";

/** The Z reports of the past; pressing one opens it. */
export function PastList({ onOpen }: { readonly onOpen: (zNumber: number) => void }) {
  const { t } = useTranslation("shift");
  const closed = useClosedShifts();
  if (closed === null) return <output>{t("loading")}</output>;
  if (!closed.ok) return <ErrorNote error={closed.error} />;
  if (closed.value.length === 0) return <p className={styles.none}>{t("past.none")}</p>;
  return (
    <List label={t("past.title")}>
      {closed.value.map((shift) => (
        <Row key={shift.zNumber} onPress={() => onOpen(shift.zNumber)}>
          <PastLine shift={shift} />
        </Row>
      ))}
    </List>
  );
}

function PastLine({ shift }: { readonly shift: ClosedShift }) {
  const { t } = useTranslation("shift");
  const { moment, money } = useFormat();
  const net = shift.net.map(({ currency, minor }) => {
    const text = money({ minor: Math.abs(minor), currency });
    return minor < 0 ? `−${text}` : text;
  });
  return (
    <>
      <strong>{t("past.z", { number: shift.zNumber })}</strong>
      <span>{`${moment(shift.closedAt)} · ${shift.closedBy}`}</span>
      <span className={styles.quiet}>{t("past.sales", { count: shift.sales })}</span>
      {shift.carried > 0 && <span className={styles.quiet}>{t("past.carried", { count: shift.carried })}</span>}
      <span className={styles.net}>{net.join(" · ")}</span>
    </>
  );
}
