import { describe, expect, it } from "vitest";
import { ask, askRaw, enter, makeFolder, serve } from "./setup.ts";

async function started() {
  const server = await serve(makeFolder());
  return { ticket: server.gate.newTicket(), origin: server.gate.origin };
}

async function inside() {
  const { ticket } = await started();
  return enter(ticket);
}

describe("the ticket", () => {
  it("lets one browser in, once", async () => {
    const { ticket, origin } = await started();
    const { pathname } = new URL(ticket);
    const first = await ask(origin, pathname);
    expect(first.status).toBe(200);
    expect(first.headers["set-cookie"]?.[0]).toMatch(/^tilla-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/u);
    const second = await ask(origin, pathname);
    expect(second.status).toBe(410);
    expect(second.headers["set-cookie"]).toBeUndefined();
    const cookie = first.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
    const again = await ask(origin, pathname, { cookie });
    expect([again.status, again.body]).toEqual([200, first.body]);
    const page = await ask(origin, "/", { cookie });
    expect(page.status).toBe(200);
    expect(page.body).toContain("pages");
  });

  it("may be followed from a file or another page, as the opened window does", async () => {
    const { ticket, origin } = await started();
    const answer = await ask(origin, new URL(ticket).pathname, { "sec-fetch-site": "cross-site" });
    expect(answer.status).toBe(200);
  });

  it("is not used up by a HEAD, and no other ticket works", async () => {
    const { ticket, origin } = await started();
    expect((await ask(origin, new URL(ticket).pathname, {}, "HEAD")).status).toBe(405);
    for (const path of ["/ticket/", "/ticket/x", `${new URL(ticket).pathname}x`]) {
      expect((await ask(origin, path)).status).toBe(410);
    }
    expect((await ask(origin, new URL(ticket).pathname)).status).toBe(200);
  });
});

describe("who is let in", () => {
  it("nobody without a session", async () => {
    const { origin } = await started();
    for (const cookie of ["", "tilla=1", `tilla-${new URL(origin).port}=`, `tilla-${new URL(origin).port}=wrong`]) {
      for (const path of ["/", "/index.html", "/assets/index-Ab3_d-9Z.js", "/nothing"]) {
        const answer = await ask(origin, path, cookie === "" ? {} : { cookie });
        expect(answer.status).toBe(401);
        expect(answer.body).not.toContain("pages");
      }
    }
  });

  it.each(["localhost", "evil.example", "127.0.0.1", "127.0.0.1.evil.example", "[::1]", "0.0.0.0"])(
    "no request for the host %s, whatever its port",
    async (name) => {
      const { origin, cookie } = await inside();
      const { port } = new URL(origin);
      const hosts = name === "127.0.0.1" ? [name, `${name}:1`] : [name, `${name}:${port}`];
      for (const host of hosts) expect((await ask(origin, "/", { cookie, host })).status).toBe(403);
    },
  );

  it("no request of another origin", async () => {
    const { origin, cookie } = await inside();
    const { port } = new URL(origin);
    const others = [
      "null",
      "https://evil.example",
      `http://localhost:${port}`,
      `https://127.0.0.1:${port}`,
      "http://127.0.0.1:1",
    ];
    for (const other of others) expect((await ask(origin, "/", { cookie, origin: other })).status).toBe(403);
    for (const site of ["cross-site", "same-site"]) {
      expect((await ask(origin, "/", { cookie, "sec-fetch-site": site })).status).toBe(403);
    }
    expect((await ask(origin, "/", { cookie, origin, "sec-fetch-site": "same-origin" })).status).toBe(200);
  });

  it("no other method", async () => {
    const { origin, cookie } = await inside();
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"]) {
      expect((await ask(origin, "/", { cookie }, method)).status).toBe(405);
    }
    expect(await ask(origin, "/", { cookie }, "HEAD")).toMatchObject({ status: 200, body: "" });
  });
});

describe("files", () => {
  it("come with their kind, the policy and a rule for caches", async () => {
    const { origin, cookie } = await inside();
    const script = await ask(origin, "/assets/index-Ab3_d-9Z.js?v=1", { cookie });
    expect(script.status).toBe(200);
    expect(script.headers).toMatchObject({
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "private, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(script.headers["content-security-policy"]).toContain(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'",
    );
    expect(script.headers["permissions-policy"]).toContain("camera=(self)");
    const wasm = await ask(origin, "/assets/reader-0123abcd.wasm", { cookie });
    expect(wasm.headers["content-type"]).toBe("application/wasm");
    const page = await ask(origin, "/", { cookie });
    expect(page.headers["cache-control"]).toBe("no-store");
  });

  it("refusals carry the policy too", async () => {
    const { origin } = await started();
    for (const headers of [{}, { host: "evil.example" }]) {
      expect((await ask(origin, "/", headers)).headers["content-security-policy"]).toContain("default-src 'none'");
    }
  });

  it.each([
    "/../secret.txt",
    "/assets/../../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/..%5csecret.txt",
    "/..\\secret.txt",
    "/assets/..%252f..%252fsecret.txt",
    "/link.txt",
    "/up/secret.txt",
    "/.env",
    "/assets",
    "/assets/",
    "/index.html/",
    "/INDEX.HTML",
    "/index.html%00",
    "//index.html",
    "//",
    "/%",
    "/%zz",
    "//evil.example/",
    "/./index.html",
    "/__proto__",
    "/constructor",
    "*",
    "http://evil.example/",
  ])("%s leads nowhere, and the host lives on", async (path) => {
    const { origin, cookie } = await inside();
    const answer = await ask(origin, path, { cookie });
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain("SECRET");
    expect((await ask(origin, "/", { cookie })).status).toBe(200);
  });

  it("a very long path leads nowhere", async () => {
    const { origin, cookie } = await inside();
    expect((await ask(origin, `/${"a".repeat(8_000)}`, { cookie })).status).toBe(404);
    expect((await ask(origin, `/${"a".repeat(80_000)}`, { cookie })).status).toBe(400);
  });

  it("survives what is no HTTP", async () => {
    const { origin, cookie } = await inside();
    expect(await askRaw(origin, "\u0016\u0003\u0001 hello\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 /u);
    expect(await askRaw(origin, "GET / HTTP/1.1\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 /u);
    expect(await askRaw(origin, `GET / HTTP/1.1\r\nHost: ${new URL(origin).host}\r\nHost: evil\r\n\r\n`)).not.toContain(
      "200 OK",
    );
    expect((await ask(origin, "/", { cookie })).status).toBe(200);
  });
});
