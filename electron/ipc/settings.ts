import type { SecretName, Settings, SettingsPatch } from "../../shared/domain/settings.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { conflict, type PosError } from "../../shared/errors/pos-error.ts";
import type { AppContext } from "../app/context.ts";
import { provision } from "../provisioning/provision.ts";
import type { HandlersOf } from "./router.ts";

export function settingsHandlers(
  app: AppContext,
): HandlersOf<"settings.change" | "settings.setSecret" | "provision.apply"> {
  function change(patch: SettingsPatch, who: string): Result<Settings, PosError> {
    const changed = app.settings.change(patch);
    if (!changed.ok) return changed;
    // Also the one that was selected before: in training another may have been practised since.
    if (patch.selectedProvider !== undefined) {
      app.till().practice?.picked();
      app.publishStatus();
    }
    if (changed.value.fields.length > 0)
      app.noteTerminal({ type: "settings.changed", who, fields: changed.value.fields });
    return ok(changed.value.settings);
  }

  const cashier = () => app.settings.current().terminal.cashier;

  async function setSecret(name: SecretName, value: string | null, pin: string | undefined) {
    const allowed = await app.pin.check(pin);
    return allowed.ok ? app.secrets.set(name, value) : allowed;
  }

  return {
    "settings.change": ({ patch, who }) => change(patch, who),
    "settings.setSecret": async ({ name, value, currentPin }) => {
      const set =
        name === "manager.pin" ? await app.pin.set(value, currentPin) : await setSecret(name, value, currentPin);
      if (set.ok) {
        app.noteTerminal({ type: "settings.changed", who: cashier(), fields: [`secrets.${name}`] });
        app.publishStatus();
      }
      return set;
    },
    "provision.apply": async ({ document, who, pin }) => {
      if (app.busy()) return err(conflict("payments-in-flight"));
      const allowed = await app.pin.check(pin);
      if (!allowed.ok) return allowed;
      const { settings, pin: pinService, secrets, clock } = app;
      const done = await provision({ document, settings, pin: pinService, secrets, who, now: clock.now() });
      if (done.ok && done.value.outcome === "applied" && done.value.changed.length > 0) {
        app.noteTerminal({ type: "settings.changed", who, fields: done.value.changed });
        const followed = await app.followMode();
        if (!followed.ok) return followed;
        app.publishStatus();
      }
      return done;
    },
  };
}
