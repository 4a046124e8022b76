import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { createLogger } from "../../../../electron/logging/logger.ts";

function logger(mostBytes?: number) {
  const dir = join(mkdtempSync(join(tmpdir(), "tilla-log-")), "logs");
  onTestFinished(() => rmSync(join(dir, ".."), { recursive: true, force: true }));
  let ids = 0;
  const log = createLogger({
    dir,
    clock: { now: () => Date.parse("2026-11-21T10:00:00Z") },
    ids: { next: () => `ID${(ids += 1)}` },
    ...(mostBytes === undefined ? {} : { mostBytes }),
  });
  onTestFinished(() => log.close());
  const text = () => readFileSync(join(dir, "tilla.jsonl"), "utf8");
  const lines = (): unknown[] =>
    text()
      .trim()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
  return { dir, log, text, lines };
}

describe("a line", () => {
  it("is JSON with its moment, its event and its facts", () => {
    const { log, lines } = logger();
    log.info("quit.waits-for-charge");
    log.warn("ipc.refused", { method: "app.status", code: null });
    expect(lines()).toEqual([
      { at: "2026-11-21T10:00:00.000Z", level: "info", event: "quit.waits-for-charge" },
      { at: "2026-11-21T10:00:00.000Z", level: "warn", event: "ipc.refused", method: "app.status", code: null },
    ]);
  });

  it("about an error has the id that is shown", () => {
    const { log, lines } = logger();
    const cause = Object.assign(new Error("no space"), { code: "ENOSPC" });
    expect(log.error("journal.broke", new Error("not written", { cause }), { saleId: "S1" })).toBe("ID1");
    expect(lines()).toMatchObject([
      { event: "journal.broke", id: "ID1", saleId: "S1", error: { message: "not written", cause: { code: "ENOSPC" } } },
    ]);
  });

  it("about an error of the contract has its words and none of its other fields", () => {
    const { log, lines, text } = logger();
    log.error("x", { kind: "storage", reason: "io", detail: "broken", customer: "canary" });
    log.error("x", "a text");
    log.error("x", 5);
    log.error("x", null);
    expect(lines()).toMatchObject([
      { error: { kind: "storage", reason: "io", detail: "broken" } },
      { error: { message: "a text" } },
      { error: { message: "number" } },
      { error: { message: "object" } },
    ]);
    expect(text()).not.toContain("canary");
  });

  it("hides a field nobody has allowed", () => {
    const { log, text } = logger();
    log.info("x", { customer: "canary" });
    expect(text()).toContain('"customer":"[not listed]"');
    expect(text()).not.toContain("canary");
  });

  it("stays one line whatever is in it, and of bounded length", () => {
    const { log, lines, text } = logger();
    log.error("x", new Error(`a\nb\u2028${"z ".repeat(100_000)}`));
    expect(lines()).toHaveLength(1);
    expect(text().length).toBeLessThan(6_000);
  });

  it("of causes that go in a circle ends", () => {
    const { log, lines } = logger();
    const error = new Error("round");
    error.cause = error;
    log.error("x", error);
    expect(lines()).toHaveLength(1);
  });
});

describe("no secret is written", () => {
  it.each([
    ["50501234567890123456", "Payme's pass"],
    ["881234567890123452", "Click's pass"],
    ["12:345:01JD3W8Z9K5TQ2V7XH4M6N0PRS:AbCdEfGhIjKlMnOpQrStUvWxYz1=", "Uzum's pass"],
    ["8600 1234 5678 9012", "a card"],
    ["+998 (90) 123-45-67", "a phone"],
    ["998901234567", "a bare phone"],
    ["eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9eyJzdWIi", "a token"],
  ])("%s (%s)", (canary) => {
    const { log, text } = logger();
    log.warn("x", { reason: `before ${canary} after`, what: canary });
    log.error("y", new Error(`failed with ${canary}`, { cause: new Error(canary) }), { file: canary });
    const written = text();
    expect(written).toContain("before [");
    expect(written).toContain("] after");
    expect(written).not.toContain(canary);
    // No longer part of it either.
    expect(written).not.toContain(canary.slice(0, 12));
  });

  it("as a number", () => {
    const { log, text } = logger();
    log.warn("x", { count: 998_901_234_567, port: 8080 });
    expect(text()).not.toContain("998901234567");
    expect(text()).toContain('"port":8080');
  });

  it("in an address: its query, fragment, name and password", () => {
    const { log, text } = logger();
    log.warn("x", { what: "GET http://me:pw@10.0.0.5:8080/pay/v1?code=canary#canary failed, https://ofd.example/ok" });
    expect(text()).toContain("GET http://10.0.0.5:8080/pay/v1[…] failed, https://ofd.example/ok");
    expect(text()).not.toMatch(/canary|me:pw/u);
  });

  it("that the log was told, wherever it stands", () => {
    const { log, text } = logger();
    log.hide("tiger");
    log.hide("");
    log.error("x", new Error("bitten by a tiger"), { reason: "tigertiger" });
    expect(text()).not.toContain("tiger");
    expect(text()).toContain("bitten by a [secret]");
  });

  it("but what finds a fault stays", () => {
    const { log, text } = logger();
    const facts = ["2026-11-21T10:00:00.123Z", "192.168.100.200:8080", "01JD3W8Z9K5TQ2V7XH4M6N0PRS", "ECONNREFUSED"];
    log.warn("x", { what: facts.join(" "), saleId: facts[2] ?? "" });
    for (const fact of facts) expect(text()).toContain(fact);
  });
});

describe("the files", () => {
  it("are bounded in size and number, newest first", () => {
    const { dir, log, text } = logger(300);
    for (let count = 0; count < 40; count += 1) log.info("x", { count });
    log.close();
    const files = readdirSync(dir).toSorted();
    expect(files).toEqual(["tilla.1.jsonl", "tilla.2.jsonl", "tilla.3.jsonl", "tilla.4.jsonl", "tilla.jsonl"]);
    for (const file of files) expect(statSync(join(dir, file)).size).toBeLessThanOrEqual(300);
    expect(text()).toContain('"count":39');
    expect(readFileSync(join(dir, "tilla.4.jsonl"), "utf8")).not.toContain('"count":39');
  });

  it("are for this user alone", () => {
    const { dir, log } = logger();
    log.info("x");
    expect(statSync(dir).mode & 0o777).toBe(0o700);
    expect(statSync(join(dir, "tilla.jsonl")).mode & 0o777).toBe(0o600);
  });

  it("that can't be written stop nobody", () => {
    const { dir, log } = logger();
    writeFileSync(dir, "a file in the way");
    expect(() => log.info("x")).not.toThrow();
    expect(log.error("x", new Error("y"))).toBe("ID1");
  });

  it("go on where an earlier run ended", () => {
    const { dir, log, lines } = logger();
    log.info("first");
    log.close();
    const later = createLogger({ dir, clock: { now: () => 0 }, ids: { next: () => "" } });
    later.info("second");
    later.close();
    expect(lines()).toMatchObject([{ event: "first" }, { event: "second" }]);
  });

  it("are put away after a week, however little was said, and go after forty days", () => {
    const { dir, log } = logger();
    log.info("old");
    log.close();
    const start = Date.parse("2026-11-21T10:00:00Z");
    const days = (count: number) => start + count * 86_400_000;
    const at = (now: number, event: string) => {
      const later = createLogger({ dir, clock: { now: () => now }, ids: { next: () => "" } });
      later.info(event);
      later.close();
    };
    const read = (name: string) => readFileSync(join(dir, name), "utf8");
    at(days(6), "same week");
    expect(read("tilla.jsonl")).toMatch(/old[^]*same week/u);
    at(days(8), "next week");
    expect(read("tilla.jsonl")).toContain("next week");
    expect(read("tilla.1.jsonl")).toContain("old");
    utimesSync(join(dir, "tilla.1.jsonl"), days(8) / 1000, days(8) / 1000);
    at(days(60), "much later");
    expect(readdirSync(dir).map(read).join("")).not.toContain("same week");
    expect(read("tilla.jsonl")).toContain("much later");
  });

  it("stay where a clock was set back", () => {
    const { dir, log, lines } = logger();
    log.info("first");
    log.close();
    const back = createLogger({ dir, clock: { now: () => 0 }, ids: { next: () => "" } });
    back.info("second");
    back.close();
    expect(readdirSync(dir)).toEqual(["tilla.jsonl"]);
    expect(lines()).toHaveLength(2);
  });
});
