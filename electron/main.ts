import { createTill } from "./app.ts";
import { startTilla } from "./hosts/electron/start.ts";
import { openLog } from "./logging/log.ts";

void startTilla({ createTill, openLog, mainDir: import.meta.dirname });
