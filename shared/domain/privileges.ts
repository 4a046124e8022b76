import type { Role } from "./people.ts";

/**
 * Every act that not everybody may do, with the role it takes. One table, so that nobody has to look for the rest.
 * Nothing that is stored can be shown unmasked (codes are kept as a print and a masked form), so there is no privilege
 * for that.
 */
export const privileges = {
  /** A decision over an unknown payment. */
  "payment.settle": "senior",
  /** The provider's id for a payment that was settled by hand. */
  "payment.identify": "senior",
  "refund.send": "senior",
  "refund.by-hand": "senior",
  "refund.settle": "senior",
  /** A shift that ends while something is unsettled. */
  "shift.close": "senior",
  "drawer.open": "senior",
  "export.data": "senior",
  /** Everything in the settings but language, look, sound and the choice of provider. */
  "settings.change": "manager",
  /** A shorter wait before an unknown payment may be called not paid. */
  "hold.lower": "manager",
  "secrets.change": "manager",
  "people.change": "manager",
  "unit.change": "manager",
  /** Out of training, and back into it. */
  "mode.change": "manager",
  "journal.restore": "manager",
  "provisioning.apply": "manager",
  "update.install": "manager",
  "diagnostics.export": "manager",
} as const satisfies Readonly<Record<string, Role>>;

export type Privilege = keyof typeof privileges;
