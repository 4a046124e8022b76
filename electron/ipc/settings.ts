import type { Actor } from "../../shared/domain/people.ts";
import type { Settings, SettingsPatch } from "../../shared/domain/settings.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { conflict, type PosError } from "../../shared/errors/pos-error.ts";
import type { AppContext } from "../app/context.ts";
import { provision } from "../provisioning/provision.ts";
import { setManagerPin } from "../people/manager-pin.ts";
import type { HandlersOf } from "./router.ts";

export function settingsHandlers(
  app: AppContext,
): HandlersOf<"settings.change" | "settings.setSecret" | "provision.apply"> {
  function change(patch: SettingsPatch, by: Actor): Result<Settings, PosError> {
    const changed = app.settings.change(patch);
    if (!changed.ok) return changed;
    // Also the one that was selected before: in training another may have been practised since.
    if (patch.selectedProvider !== undefined) {
      app.till().practice?.picked();
      app.publishStatus();
    }
    const { fields, settings } = changed.value;
    if (fields.length > 0) app.noteTerminal({ type: "settings.changed", ...by, fields });
    return ok(settings);
  }

  return {
    "settings.change": ({ patch }, by) => change(patch, by),
    "settings.setSecret": async ({ name, value }, by) => {
      const set =
        name === "manager.pin"
          ? await setManagerPin(app.people, value, app.settings.current().locale)
          : await app.secrets.set(name, value);
      if (!set.ok) return set;
      app.noteTerminal({ type: "settings.changed", ...by, fields: [`secrets.${name}`] });
      app.session.refresh();
      app.publishStatus();
      return ok(null);
    },
    "provision.apply": async ({ document }, by) => {
      if (app.busy()) return err(conflict("payments-in-flight"));
      const { settings, people, secrets, clock } = app;
      const done = await provision({ document, settings, people, secrets, who: by.who, now: clock.now() });
      if (done.ok && done.value.outcome === "applied" && done.value.changed.length > 0) {
        app.noteTerminal({ type: "settings.changed", ...by, fields: done.value.changed });
        app.session.refresh();
        const followed = await app.followMode();
        if (!followed.ok) return followed;
        app.publishStatus();
      }
      return done;
    },
  };
}
