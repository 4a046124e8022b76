import { useTranslation } from "react-i18next";
import { columnNames } from "./mapping-draft.ts";
import type { Look } from "./use-statement.ts";
import { ScrollTable } from "./scroll-table.tsx";

const SHOWN_ROWS = 8;

/** The first rows as they stand in the file, columns numbered as the choices below number them. */
export function PreviewTable({ look, headerRow }: { readonly look: Look; readonly headerRow: number }) {
  const { t } = useTranslation("records");
  const columns = columnNames(look, headerRow);
  const start = Math.max(
    0,
    look.rows.findIndex(({ row }) => row === headerRow),
  );
  const rows = look.rows.slice(start, start + SHOWN_ROWS);
  return (
    <ScrollTable label={t("statement.preview")}>
      <thead>
        <tr>
          <th scope="col">{t("statement.row")}</th>
          {columns.map((_name, at) => (
            <th key={at} scope="col">
              {at + 1}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, cells }) => (
          <tr key={row} data-header={row === headerRow || undefined}>
            <th scope="row">{row}</th>
            {columns.map((_name, at) => (
              <td key={at}>{cells[at] ?? ""}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
