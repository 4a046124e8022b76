import type { PanelWords } from "../catalog.ts";
import { customerDisplay } from "./customer-display.ts";
import { history } from "./history.ts";
import { kiosk } from "./kiosk.ts";
import { people } from "./people.ts";
import { printing } from "./printing.ts";
import { records } from "./records.ts";
import { reports } from "./reports.ts";
import { scanner } from "./scanner.ts";
import { selftest } from "./selftest.ts";
import { settings } from "./settings.ts";
import { setup } from "./setup.ts";
import { shift } from "./shift.ts";
import { support } from "./support.ts";
import { training } from "./training.ts";
import { update } from "./update.ts";
import { waiting } from "./waiting.ts";

export const panels: PanelWords<"vi"> = {
  customerDisplay,
  history,
  kiosk,
  people,
  printing,
  records,
  reports,
  scanner,
  selftest,
  settings,
  setup,
  shift,
  support,
  training,
  update,
  waiting,
};
