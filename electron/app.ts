import type { TerminalEvent } from "../shared/domain/events.ts";
import type { Mode } from "../shared/domain/settings.ts";
import type { PosError } from "../shared/errors/pos-error.ts";
import type { PosEvent } from "../shared/ipc/contract.ts";
import { ok, type Result } from "../shared/result.ts";
import type { AppContext } from "./app/context.ts";
import { restoreTillJournal } from "./app/journal-file.ts";
import { statusOf } from "./app/status.ts";
import { canRecord, openTill, type Till } from "./app/till.ts";
import { appHandlers } from "./ipc/app.ts";
import { journalHandlers } from "./ipc/journal.ts";
import type { TillApi, TillOptions } from "./ipc/port.ts";
import { providerHandlers } from "./ipc/providers.ts";
import { createRouter } from "./ipc/router.ts";
import { salesHandlers } from "./ipc/sales.ts";
import { settingsHandlers } from "./ipc/settings.ts";
import { unitHandlers } from "./ipc/unit.ts";
import { createPinService } from "./settings/pin.ts";
import { createSettingsService } from "./settings/service.ts";

type Between = Result<unknown, PosError>;

/**
 * The composition root: a host's ports in, the running till out. Fails only when another process holds the same data;
 * a journal that cannot be used for any other reason still starts, so that the fault is shown and can be mended.
 */
export async function createTill(options: TillOptions): Promise<Result<TillApi, PosError>> {
  const { clock, log, secrets } = options;
  const listeners = new Set<(event: PosEvent) => void>();
  let current: Till | null = null;
  /** While one till is closed and the next is opened; calls wait for it. */
  let reopening: Promise<void> | null = null;
  const settings = createSettingsService({ file: options.settingsFile, log });
  const pin = createPinService({ secrets, clock });

  const publish = (event: PosEvent) => {
    for (const listener of listeners) listener(event);
  };
  let lastStatus = "";
  const publishStatus = () => {
    if (!current) return;
    const status = statusOf(current, settings, options);
    const text = JSON.stringify(status);
    if (text === lastStatus) return;
    lastStatus = text;
    publish({ type: "status-changed", status });
  };

  const open = (mode: Mode) =>
    openTill({
      ...options,
      mode,
      settings: () => settings.current(),
      statusChanged: publishStatus,
      backupMade(file) {
        noteTerminal({ type: "backup.made", file });
        publishStatus();
      },
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

  /** Closes the present till, does something to its files or settings, and opens the till of the settings' mode. */
  async function reopen(between: () => Between | Promise<Between>): Promise<Result<null, PosError>> {
    await reopening;
    const before = till();
    const done = Promise.withResolvers<void>();
    reopening = done.promise;
    current = null;
    try {
      await before.close();
      const changed = await between();
      let opened = await open(settings.current().mode);
      const refused = opened.ok ? null : opened;
      if (refused) {
        settings.setMode(before.mode);
        opened = await open(before.mode);
      }
      if (!opened.ok) return opened;
      current = opened.value;
      noteStart();
      publishStatus();
      return refused ?? (changed.ok ? ok(null) : changed);
    } finally {
      reopening = null;
      done.resolve();
    }
  }

  const context: AppContext = {
    clock,
    settings,
    pin,
    secrets,
    till,
    publishStatus,
    noteTerminal,
    status: () => statusOf(till(), settings, options),
    busy: () => till().runner.inFlight() + till().refunds.inFlight() > 0,
    switchMode: (mode) => (mode === till().mode ? Promise.resolve(ok(null)) : reopen(() => settings.setMode(mode))),
    followMode: () => (settings.current().mode === till().mode ? Promise.resolve(ok(null)) : reopen(() => ok(null))),
    async restore(file, who) {
      const restored = await reopen(() => restoreTillJournal(options, settings.current().mode, file));
      if (restored.ok) noteTerminal({ type: "journal.restored", from: file, who });
      return restored;
    },
  };

  settings.onChange(publishStatus);
  noteStart();
  const route = createRouter(
    {
      ...appHandlers(context),
      ...salesHandlers(context),
      ...providerHandlers(context),
      ...settingsHandlers(context),
      ...unitHandlers(context),
      ...journalHandlers(context),
    },
    log,
  );
  return ok({
    async call(method, input) {
      await reopening;
      return route(method, input);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    busy: () => current !== null && context.busy(),
    async idle() {
      await reopening;
      await Promise.all([till().runner.idle(), till().refunds.idle()]);
    },
    async close() {
      await reopening;
      noteTerminal({ type: "terminal.stopped" });
      await till().close();
      current = null;
    },
  });
}
