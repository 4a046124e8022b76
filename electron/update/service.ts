import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { TerminalEvent } from "../../shared/domain/events.ts";
import type { Actor } from "../../shared/domain/people.ts";
import { compareVersions, type UpdateOffer } from "../../shared/domain/update.ts";
import type { PosError } from "../../shared/errors/pos-error.ts";
import type { UpdateStatus, UpdateVerdict } from "../../shared/ipc/calls/update.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { latestVersion, MIGRATIONS } from "../journal/migrations.ts";
import type { Logger } from "../logging/port.ts";
import type { Clock } from "../runtime/clock.ts";
import { findUpdates } from "./drives.ts";
import { folderSource } from "./folder-source.ts";
import { httpSource } from "./http-source.ts";
import {
  LARGEST_MANIFEST,
  LARGEST_SIGNATURE,
  MANIFEST_FILE,
  openManifest,
  SIGNATURE_FILE,
  type Manifest,
} from "./manifest.ts";
import type { Refused, UpdateHost, UpdateSource } from "./port.ts";
import { stage, stillWhole } from "./stage.ts";
import { openStateFile } from "./state.ts";
import { updatesFolder, WAY_BACK_FILE, writeWayBack } from "./way-back.ts";

export interface UpdateDeps {
  readonly dataDir: string;
  readonly version: string;
  readonly host: UpdateHost;
  readonly arch: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly note: (event: TerminalEvent) => void;
  /** Backups of every journal, by their paths. */
  readonly backUp: () => Promise<Result<readonly string[], PosError>>;
  /** Why the till can't be ended now: a sale is open. Null when it can. */
  readonly hindrance: () => PosError | null;
}

/** Updating without the internet. Nothing is run that was not signed by a release key and read whole. */
export interface UpdateService {
  status(): UpdateStatus;
  find(): readonly string[];
  check(source: string, by: Actor): Promise<UpdateVerdict>;
  install(version: string, allowOlder: boolean, by: Actor): Promise<Result<UpdateVerdict, PosError>>;
  /** The till is open: says how an update that was begun before this start has gone. */
  opened(): void;
  /** The screen stands: an update that led here has gone well. */
  screenStands(): void;
}

export function createUpdateService(deps: UpdateDeps): UpdateService {
  const { version, host, clock, log, note } = deps;
  const folder = updatesFolder(deps.dataDir);
  const state = openStateFile(folder, log);
  /** One thing at a time: two checks would write the same copy. */
  let busy: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = busy.then(work);
    busy = mine.catch(() => undefined);
    return mine;
  };

  async function check(source: string, by: Actor): Promise<UpdateVerdict> {
    const looked = await look(source);
    if (looked.ok) {
      const { offer } = looked.value;
      state.change({ ready: looked.value });
      note({ type: "update.checked", from: version, to: offer.version, sha512: offer.sha512, ...by });
      return { outcome: "ready", offer };
    }
    return refuse(looked.error, null, by);
  }

  function refuse({ reason, detail }: Refused, to: string | null, by: Actor): UpdateVerdict {
    log.warn("update.refused", { reason, detail });
    note({ type: "update.refused", from: version, to, reason, ...by });
    return { outcome: "refused", reason, detail };
  }

  async function look(text: string): Promise<Result<{ offer: UpdateOffer; file: string }, Refused>> {
    if (host.kind === null) return err({ reason: "not-updatable", detail: "no installer put this copy here" });
    const source = /^https?:/iu.test(text) ? httpSource(text) : folderSource(text);
    if (!source.ok) return source;
    const manifest = await readManifest(source.value, host.keys);
    if (!manifest.ok) return manifest;
    const fault = versionFault(manifest.value, version);
    if (fault) return err(fault);
    const wanted = manifest.value.packages.find(({ kind, arch }) => kind === host.kind && arch === deps.arch);
    if (!wanted) return err({ reason: "no-package", detail: `${host.kind} ${deps.arch}` });
    const staged = await stage(source.value, wanted, join(folder, manifest.value.version));
    if (!staged.ok) return staged;
    const offer = offerOf(manifest.value, version, wanted);
    return ok({ offer, file: staged.value });
  }

  async function install(to: string, allowOlder: boolean, by: Actor): Promise<Result<UpdateVerdict, PosError>> {
    const { ready, present } = state.current();
    if (ready?.offer.version !== to) return ok(refuse({ reason: "not-found", detail: "nothing is ready" }, to, by));
    const { offer, file } = ready;
    if (offer.direction === "older" && !allowOlder) {
      return ok(refuse({ reason: "older-version", detail: "nobody allowed it" }, to, by));
    }
    if (!(await stillWhole(file, offer))) {
      state.change({ ready: null });
      return ok(refuse({ reason: "content-differs", detail: "changed since it was verified" }, to, by));
    }
    const backups = await deps.backUp();
    if (!backups.ok) return backups;
    // Asked last, with nothing awaited after it: a sale may have been opened while the backup was made.
    const hindered = deps.hindrance();
    if (hindered) return err(hindered);
    const kept = present?.version === version ? present.file : null;
    writeWayBack(folder, { from: version, to, file: kept, backups: backups.value });
    state.change({ pending: { from: version, to, at: clock.now(), file, starts: 0 } });
    note({ type: "update.begun", from: version, to, allowedOlder: offer.direction === "older", ...by });
    host.installAndRestart(file);
    return ok({ outcome: "ready", offer });
  }

  function opened(): void {
    const { pending } = state.current();
    if (!pending) return;
    if (pending.to === version) {
      state.change({ pending: { ...pending, starts: pending.starts + 1 } });
      return;
    }
    const at = clock.now();
    const { from, to } = pending;
    state.change({ pending: null, last: { outcome: "not-replaced", from, to, at } });
    note({ type: "update.failed", from, to, now: version });
  }

  function screenStands(): void {
    const { pending, present } = state.current();
    if (pending?.to !== version) return;
    const { from, to, file, starts } = pending;
    const previous = present?.version === from ? present : null;
    state.change({
      pending: null,
      ready: null,
      last: { outcome: "installed", from, to, at: clock.now() },
      present: { version: to, file },
      previous,
    });
    note({ type: "update.installed", from, to, starts });
    forget(new Set([to, ...(previous ? [previous.version] : [])]));
  }

  /** Removes the packages of all versions but these. */
  function forget(kept: ReadonlySet<string>): void {
    try {
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        if (entry.isDirectory() && !kept.has(entry.name)) rmSync(join(folder, entry.name), { recursive: true });
      }
    } catch (error) {
      log.error("update.not-tidied", error);
    }
  }

  return {
    status() {
      const { ready, last, previous, present } = state.current();
      const back = present?.version === version ? previous : null;
      const came = last?.outcome === "installed" && last.to === version ? last.from : null;
      const wayBack =
        came === null ? null : { version: came, file: back?.file ?? null, note: join(folder, WAY_BACK_FILE) };
      return { version, kind: host.kind, ready: ready?.offer ?? null, last, wayBack };
    },
    find: () => findUpdates(host.places()),
    check: (source, by) => inTurn(() => check(source, by)),
    install: (to, allowOlder, by) => inTurn(() => install(to, allowOlder, by)),
    opened,
    screenStands,
  };
}

async function readManifest(source: UpdateSource, keys: readonly string[]): Promise<Result<Manifest, Refused>> {
  const manifest = await source.read(MANIFEST_FILE, LARGEST_MANIFEST, "manifest-too-large");
  if (!manifest.ok) return manifest;
  const signature = await source.read(SIGNATURE_FILE, LARGEST_SIGNATURE, "signature-wrong");
  if (!signature.ok) {
    return signature.error.reason === "not-found" ? err({ ...signature.error, reason: "unsigned" }) : signature;
  }
  return openManifest(manifest.value, signature.value, keys);
}

function versionFault(manifest: Manifest, version: string): Refused | null {
  const difference = compareVersions(manifest.version, version);
  if (difference === 0) return { reason: "same-version", detail: version };
  if (difference > 0 && compareVersions(manifest.minVersion, version) > 0) {
    return { reason: "too-far", detail: `needs ${manifest.minVersion}` };
  }
  return null;
}

function offerOf(
  manifest: Manifest,
  version: string,
  { bytes, sha512 }: { bytes: number; sha512: string },
): UpdateOffer {
  return {
    version: manifest.version,
    released: manifest.released,
    direction: compareVersions(manifest.version, version) > 0 ? "newer" : "older",
    readsJournalOnly: manifest.journal < latestVersion(MIGRATIONS),
    bytes,
    sha512,
  };
}
