import { conflict } from "../../shared/errors/pos-error.ts";
import { err, ok } from "../../shared/result.ts";
import type { AppContext } from "../app/context.ts";
import type { HandlersOf } from "./router.ts";

export function journalHandlers(app: AppContext): HandlersOf<"journal.backup" | "journal.backups" | "journal.restore"> {
  return {
    "journal.backup": async () => {
      const made = await app.till().journal.backup();
      if (made.ok) {
        app.noteTerminal({ type: "backup.made", file: made.value.file });
        app.publishStatus();
      }
      return made;
    },
    "journal.backups": () => {
      const backups = app.till().journal.backups();
      return backups.ok ? ok([...backups.value]) : backups;
    },
    "journal.restore": ({ file }, by) => (app.busy() ? err(conflict("payments-in-flight")) : app.restore(file, by)),
  };
}
