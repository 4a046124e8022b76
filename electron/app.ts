import type { TerminalEvent } from "../shared/domain/events.ts";
import type { Actor } from "../shared/domain/people.ts";
import type { Mode } from "../shared/domain/settings.ts";
import { conflict, type PosError } from "../shared/errors/pos-error.ts";
import type { Input, Method, PosEvent } from "../shared/ipc/contract.ts";
import { err, ok, type Result } from "../shared/result.ts";
import type { AppContext } from "./app/context.ts";
import { openPeople, type TillPeople } from "./app/people.ts";
import { restoreTillJournal } from "./app/journal-file.ts";
import { statusOf } from "./app/status.ts";
import { canRecord, isCharging, openTill, type Till, type TillDeps } from "./app/till.ts";
import { updatesOf } from "./app/updates.ts";
import { appHandlers } from "./ipc/app.ts";
import { createExports } from "./exports/service.ts";
import { exportsHandlers } from "./ipc/exports.ts";
import { historyHandlers } from "./ipc/history.ts";
import { journalHandlers } from "./ipc/journal.ts";
import type { TillApi, TillOptions } from "./ipc/port.ts";
import { printHandlers } from "./ipc/print.ts";
import { peopleHandlers } from "./ipc/people.ts";
import { providerHandlers } from "./ipc/providers.ts";
import { reportsHandlers } from "./ipc/reports.ts";
import { createRouter } from "./ipc/router.ts";
import { salesHandlers } from "./ipc/sales.ts";
import { shiftHandlers } from "./ipc/shift.ts";
import { settingsHandlers } from "./ipc/settings.ts";
import { statementsHandlers } from "./ipc/statements.ts";
import { supportHandlers } from "./ipc/support.ts";
import { unitHandlers } from "./ipc/unit.ts";
import { updateHandlers } from "./ipc/update.ts";
import { toStorageError } from "./journal/storage-fault.ts";
import { createCustomerDisplay } from "./display/service.ts";
import { displayHandlers } from "./ipc/display.ts";
import { createSettingsService } from "./settings/service.ts";

type Between = Result<unknown, PosError>;

/**
 * The composition root: a host's ports in, the running till out. Fails only when another process holds the same data;
 * a journal that cannot be used for any other reason still starts, so that the fault is shown and can be mended.
 */
export async function createTill(options: TillOptions): Promise<Result<TillApi, PosError>> {
  const { clock, log, secrets } = options;
  let crew: TillPeople | null = null;
  const listeners = new Set<(event: PosEvent) => void>();
  let current: Till | null = null;
  /** While one till is closed and the next is opened; calls wait for it. */
  let reopening: Promise<void> | null = null;
  /** Why no call is taken any more: the till is ending, or could not be opened again. */
  let gone: PosError | null = null;
  const settings = createSettingsService({ file: options.settingsFile, log });

  const display = createCustomerDisplay({ till: () => current, settings: () => settings.current(), clock });

  const publish = (event: PosEvent) => {
    for (const listener of listeners) listener(event);
    display.refresh();
  };
  let lastStatus = "";
  const publishStatus = () => {
    if (!current || !crew) return;
    const status = statusOf(current, settings, options, crew);
    const text = JSON.stringify(status);
    if (text === lastStatus) return;
    lastStatus = text;
    publish({ type: "status-changed", status });
  };

  const open = async (mode: Mode, fromBackup = false): Promise<Result<Till, PosError>> => {
    try {
      return await openTill(depsOf(mode, fromBackup));
    } catch (error) {
      return err(toStorageError(error) ?? { kind: "internal", id: log.error("till.not-opened", error) });
    }
  };

  const backupMade = (file: string) => {
    noteTerminal({ type: "backup.made", file });
    publishStatus();
  };
  const depsOf = (mode: Mode, fromBackup: boolean): TillDeps => ({
    ...options,
    mode,
    fromBackup,
    settings: () => settings.current(),
    statusChanged: publishStatus,
    backupMade,
    saleChanged(sale, late) {
      publish({ type: "sale-changed", sale, late });
      publishStatus();
    },
  });

  const first = await open(settings.current().mode);
  if (!first.ok) return first;
  current = first.value;
  const till = (): Till => {
    if (!current) throw new Error("the till is closed");
    return current;
  };

  function noteTerminal(event: TerminalEvent): void {
    if (!canRecord(till().journal)) return;
    const noted = till().journal.append([{ saleId: null, event }]);
    if (!noted.ok) log.error("journal.terminal-event-not-written", noted.error, { type: event.type });
  }
  const noteStart = () => noteTerminal({ type: "terminal.started", version: options.version, host: options.host });

  /** Another one may have begun by the time that this one has ended. */
  async function reopened(): Promise<void> {
    for (let going = reopening; going; going = reopening) await going;
  }

  /** Closes the present till, does something to its files or settings, and opens the till of the settings' mode. */
  async function reopen(
    between: () => Between | Promise<Between>,
    fromBackup = false,
  ): Promise<Result<null, PosError>> {
    // Whoever has waited for the till goes first; that is done by the next turn of the loop.
    for (let isMine = false; !isMine; isMine = reopening === null) {
      await reopened();
      await new Promise((resolve) => setImmediate(resolve));
    }
    const before = till();
    // Asked here, with nothing awaited since: a charge may have been started while the PIN was looked at.
    if (before.busy()) {
      settings.setMode(before.mode);
      return err(conflict("payments-in-flight"));
    }
    const done = Promise.withResolvers<void>();
    reopening = done.promise;
    current = null;
    try {
      await before.close();
      const changed = await between();
      let opened = await open(settings.current().mode, fromBackup && changed.ok);
      const refused = opened.ok ? null : opened;
      if (refused) {
        settings.setMode(before.mode);
        opened = await open(before.mode);
      }
      if (!opened.ok) {
        gone = opened.error;
        return opened;
      }
      current = opened.value;
      noteStart();
      publishStatus();
      return refused ?? (changed.ok ? ok(null) : changed);
    } finally {
      reopening = null;
      done.resolve();
    }
  }

  noteStart();
  const people = await openPeople({
    ...options,
    settings,
    busy: () => current === null || isCharging(current, clock.now()),
    note: noteTerminal,
    changed: publishStatus,
  });
  crew = people;

  const updates = updatesOf({ options, till, note: noteTerminal, backupMade });
  const context: AppContext = {
    clock,
    updates,
    settings,
    people: people.people,
    session: people.session,
    managerMissing: people.managerMissing,
    approve: people.gate.approve,
    secrets,
    till,
    publishStatus,
    display,
    openDisplay: () => options.display?.open() ?? Promise.resolve(null),
    noteTerminal,
    status: () => statusOf(till(), settings, options, people),
    busy: () => till().busy(),
    switchMode: (mode) => (mode === till().mode ? Promise.resolve(ok(null)) : reopen(() => settings.setMode(mode))),
    followMode: () => (settings.current().mode === till().mode ? Promise.resolve(ok(null)) : reopen(() => ok(null))),
    async restore(file, by) {
      const restored = await reopen(() => restoreTillJournal(options, settings.current().mode, file), true);
      if (restored.ok) noteTerminal({ type: "journal.restored", from: file, ...by });
      return restored;
    },
  };

  const followKiosk = () => options.kiosk?.follow(settings.current().kiosk);
  settings.onChange(() => {
    followKiosk();
    publishStatus();
  });
  settings.onChange(() => people.session.present());
  followKiosk();
  updates.opened();

  /** Whoever has waited for a PIN finds an open till, or hears why there is none. */
  async function allow<M extends Method>(method: M, input: Input<M>): Promise<Result<Actor, PosError>> {
    const allowed = await people.gate.allow(method, input);
    await reopened();
    return gone ? err(gone) : allowed;
  }
  const route = createRouter(
    {
      ...appHandlers(context),
      ...salesHandlers(context),
      ...historyHandlers(context),
      ...reportsHandlers(context),
      ...shiftHandlers(context),
      ...providerHandlers(context),
      ...settingsHandlers(context),
      ...peopleHandlers(context),
      ...unitHandlers(context),
      ...journalHandlers(context),
      ...supportHandlers(context, options.dataDir),
      ...statementsHandlers(context),
      ...exportsHandlers(context, createExports({ ...options, settings: () => settings.current() })),
      ...printHandlers(context),
      ...displayHandlers(context),
      ...updateHandlers(context),
    },
    allow,
    log,
  );
  return ok({
    async call(method, input) {
      await reopened();
      return gone ? err(gone) : route(method, input);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    display,
    busy: () => current !== null && context.busy(),
    async idle() {
      await reopened();
      await Promise.all([current?.runner.idle(), current?.refunds.idle()]);
    },
    async close() {
      await reopened();
      const last = current;
      // From here on nothing new is begun: what is asked now was never sent.
      gone ??= { kind: "offline", reason: "restarted", detail: "the till is ending" };
      people.session.stop();
      display.stop();
      if (!last) return;
      noteTerminal({ type: "terminal.stopped" });
      await last.close();
      current = null;
    },
  });
}
