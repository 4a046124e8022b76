import { createContext, runInContext } from "node:vm";
import { expect, it } from "vitest";
import type { TillApi } from "../../../electron/ipc/port.ts";
import { ok } from "../../../shared/result.ts";
import { quietDisplay } from "../../fakes/quiet-display.ts";
import { liveStatus } from "../../fakes/pos-api.ts";
import { ask, enter, makeFolder, serve } from "./setup.ts";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** A till that answers its status and says back what else it was asked. */
function echoTill(): TillApi {
  return {
    call: (method, input) => Promise.resolve(ok(method === "app.status" ? liveStatus() : { method, input })),
    subscribe: () => () => undefined,
    display: quietDisplay,
    busy: () => false,
    idle: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

async function withPage() {
  const folder = makeFolder();
  writeFileSync(join(folder, "pages/index.html"), "<!doctype html><html><head><title>Tilla</title></head></html>");
  const server = await serve(folder, echoTill());
  return { origin: server.gate.origin, cookie: (await enter(server.gate.newTicket())).cookie };
}

it("the start page asks for the first answers before anything else, and gets them as a script", async () => {
  const { origin, cookie } = await withPage();
  const page = await ask(origin, "/", { cookie });
  expect(page.body).toContain('<head><script src="./start.js"></script>');
  const script = await ask(origin, "/start.js", { cookie });
  expect(script.headers["content-type"]).toContain("text/javascript");
  expect(script.headers["cache-control"]).toBe("no-store");
  const window = {};
  runInContext(script.body, createContext({ window }));
  expect(window).toMatchObject({
    tillStart: {
      "app.status": { input: null, result: { ok: true, value: { version: liveStatus().version } } },
      "sales.ofDay": { input: { day: null }, result: { ok: true } },
      "sales.waiting": { input: null, result: { ok: true } },
      "providers.fields": { input: { provider: "anor" }, result: { ok: true } },
    },
  });
});

it("nobody else gets them: not without a session, not for a page of another origin", async () => {
  const { origin, cookie } = await withPage();
  const bare = await ask(origin, "/start.js");
  expect([bare.status, bare.body.includes("tillStart")]).toEqual([401, false]);
  const included = await ask(origin, "/start.js", { cookie, "sec-fetch-site": "same-site" });
  expect([included.status, included.body.includes("tillStart")]).toEqual([403, false]);
});

it("without a till the page stands alone", async () => {
  const folder = makeFolder();
  const server = await serve(folder);
  const { cookie } = await enter(server.gate.newTicket());
  expect((await ask(server.gate.origin, "/", { cookie })).body).not.toContain("start.js");
  expect((await ask(server.gate.origin, "/start.js", { cookie })).status).toBe(404);
});
