import { describe, expect, it } from "vitest";
import { hashPin, verifyPin } from "../../../../electron/people/pin-hash.ts";
import { fakeTerminal } from "./stand.ts";
import { CHEAP } from "../settings/fakes.ts";

const refused = (reason: string) => ({ ok: false, error: { kind: "conflict", reason } });
const found = (name: string) => ({ ok: true, value: { name } });

async function shop() {
  const terminal = fakeTerminal();
  const people = await terminal.start();
  await people.add({ name: "Aziza", role: "manager" }, "4809");
  await people.add({ name: "Botir", role: "senior" }, "5810");
  await people.add({ name: "Dilnoza", role: "cashier" }, "6811");
  return { ...terminal, people };
}

describe("people", () => {
  it("are known by name and role; PINs are kept as slow hashes alone", async () => {
    const { people, state } = await shop();
    expect(people.list().map(({ name, role }) => `${name} ${role}`)).toEqual([
      "Aziza manager",
      "Botir senior",
      "Dilnoza cashier",
    ]);
    expect(JSON.stringify(people.list())).not.toContain("scrypt");
    const kept = state.held.get("people") ?? "";
    expect(kept).toContain("scrypt$N=2,r=1,p=1$");
    for (const pin of ["4809", "5810", "6811"]) expect(kept.split('"')).not.toContain(pin);
  });

  it("outlive a restart", async () => {
    const { start } = await shop();
    const again = await start();
    expect(await again.identify({ pin: "5810" }, "senior")).toMatchObject(found("Botir"));
  });

  it("are found by PIN alone, or by name and PIN, where their role is enough", async () => {
    const { people } = await shop();
    const [, botir, dilnoza] = people.list();
    expect(await people.identify({ pin: "6811" }, "cashier")).toMatchObject(found("Dilnoza"));
    expect(await people.identify({ pin: "6811", personId: dilnoza?.id }, "cashier")).toMatchObject(found("Dilnoza"));
    expect(await people.identify({ pin: "6811", personId: botir?.id }, "cashier")).toMatchObject(refused("wrong-pin"));
    expect(await people.identify({ pin: "6811" }, "senior")).toMatchObject(refused("wrong-pin"));
    expect(await people.identify({ pin: "5810", personId: botir?.id }, "manager")).toMatchObject(
      refused("manager-needed"),
    );
    expect(await people.identify({ pin: "5810", personId: "nobody" }, "cashier")).toMatchObject(
      refused("person-not-found"),
    );
  });

  it("share neither a name nor a PIN, and are never without a manager", async () => {
    const { people } = await shop();
    const [aziza, botir] = people.list();
    expect(await people.add({ name: " aziza", role: "cashier" }, "9999")).toMatchObject(refused("name-taken"));
    expect(await people.add({ name: "Eldor", role: "cashier" }, "4809")).toMatchObject(refused("pin-taken"));
    expect(await people.change(botir?.id ?? "", { pin: "4809" })).toMatchObject(refused("pin-taken"));
    expect(await people.change(aziza?.id ?? "", { role: "senior" })).toMatchObject(refused("last-manager"));
    expect(await people.remove(aziza?.id ?? "")).toMatchObject(refused("last-manager"));
    expect(people.list()).toHaveLength(3);
  });

  it("take over the one manager's PIN of earlier versions, and it still opens", async () => {
    const { start, state } = fakeTerminal();
    state.held.set("manager.pin", await hashPin("480915", CHEAP));
    const people = await start();
    expect(people.list()).toMatchObject([{ name: "Manager", role: "manager" }]);
    expect(state.held.has("manager.pin")).toBe(false);
    expect(await people.identify({ pin: "480915" }, "manager")).toMatchObject(found("Manager"));
  });

  it.each(["", "{}", "not json", '{"version":1,"people":[{"name":"x"}]}'])(
    "whose record is %j pass nobody, and are not nobody",
    async (record) => {
      const { start, state } = fakeTerminal();
      state.held.set("people", record);
      const people = await start();
      expect(people.shut).toMatchObject({ kind: "secret-unavailable" });
      expect(await people.identify({ pin: "4809" }, "cashier")).toMatchObject({
        error: { kind: "secret-unavailable" },
      });
      expect(await people.add({ name: "Eve", role: "manager" }, "1234")).toMatchObject({ ok: false });
      expect(state.held.get("people")).toBe(record);
    },
  );
});

describe("guessing", () => {
  async function miss(people: Awaited<ReturnType<typeof shop>>["people"], personId?: string) {
    return people.identify({ pin: "0000", personId }, "cashier");
  }

  it("at one person costs more each time, never more than a quarter of an hour", async () => {
    const { people, clock, pass } = await shop();
    const id = people.list()[0]?.id;
    for (let n = 0; n < 2; n += 1) expect(await miss(people, id)).toMatchObject(refused("wrong-pin"));
    const waits: number[] = [];
    for (let n = 0; n < 9; n += 1) {
      const answer = await miss(people, id);
      expect(answer).toMatchObject(refused("pin-locked"));
      const until = !answer.ok && answer.error.kind === "conflict" ? (answer.error.until ?? 0) : 0;
      waits.push(until - clock.now());
      expect(await people.identify({ pin: "4809", personId: id }, "cashier")).toMatchObject(refused("pin-locked"));
      pass(until - clock.now());
    }
    expect(waits.slice(0, 4)).toEqual([15_000, 30_000, 60_000, 120_000]);
    expect(Math.max(...waits)).toBe(900_000);
    expect(await people.identify({ pin: "4809", personId: id }, "cashier")).toMatchObject(found("Aziza"));
  });

  it("goes on waiting over a restart, and is over in the end", async () => {
    const { people, start, pass } = await shop();
    const id = people.list()[0]?.id;
    for (let n = 0; n < 6; n += 1) {
      await miss(people, id);
      pass(20_000);
    }
    const again = await start();
    expect(await again.identify({ pin: "4809", personId: id }, "cashier")).toMatchObject(refused("pin-locked"));
    pass(900_000);
    expect(await again.identify({ pin: "4809", personId: id }, "cashier")).toMatchObject(found("Aziza"));
  });

  it("waits no longer than it was given when the clock was set back meanwhile", async () => {
    const { people, start, guard, pass } = await shop();
    const id = people.list()[0]?.id;
    for (let n = 0; n < 3; n += 1) await miss(people, id);
    const misses = Object.fromEntries(
      Object.entries(guard.state.guard.misses).map(([key, kept]) => [key, { ...kept, until: kept.until + 9e9 }]),
    );
    guard.state.guard = { ...guard.state.guard, misses };
    const again = await start();
    pass(900_000);
    expect(await again.identify({ pin: "4809", personId: id }, "cashier")).toMatchObject(found("Aziza"));
  });

  it("is on disk before the PIN is looked at: ending the program gives no guess back", async () => {
    const { people, start } = await shop();
    const id = people.list()[0]?.id;
    // Never awaited: the program ends while the hash is made.
    for (let n = 0; n < 3; n += 1) void miss(people, id);
    await Promise.resolve();
    await Promise.resolve();
    const again = await start();
    void again;
    await miss(people, id);
    expect(await (await start()).identify({ pin: "4809", personId: id }, "cashier")).toMatchObject(
      refused("pin-locked"),
    );
  });

  it("at one person after another is slowed in total, whoever signs in between", async () => {
    const { people } = await shop();
    for (const n of Array.from({ length: 6 }).keys()) await people.add({ name: `C${n}`, role: "cashier" }, `770${n}`);
    let locked = 0;
    for (const { id } of people.list()) {
      for (let n = 0; n < 2; n += 1) {
        const answer = await miss(people, id);
        if (!answer.ok && answer.error.kind === "conflict" && answer.error.reason === "pin-locked") locked += 1;
      }
      await people.identify({ pin: "7700", personId: people.list()[3]?.id }, "cashier");
    }
    expect(locked).toBeGreaterThan(0);
  });

  it("at once slips past nothing", async () => {
    const { people } = await shop();
    const guesses = ["0000", "0001", "0002", "4809", "0003"].map((pin) => people.identify({ pin }, "cashier"));
    expect(await Promise.all(guesses)).toMatchObject([
      refused("wrong-pin"),
      refused("wrong-pin"),
      refused("pin-locked"),
      refused("pin-locked"),
      refused("pin-locked"),
    ]);
  });

  it("is on record when it has to wait, without the PIN", async () => {
    const { people, noted } = await shop();
    const id = people.list()[0]?.id;
    for (let n = 0; n < 3; n += 1) await people.identify({ pin: "987654", personId: id }, "cashier");
    expect(noted).toEqual([{ type: "pin.locked-out", who: "Aziza", misses: 3, seconds: 15 }]);
    expect(JSON.stringify(noted)).not.toContain("987654");
  });
});

describe("the hash", () => {
  it("at the product's cost is verified by what it says of itself", async () => {
    const hash = await hashPin("4809");
    expect(hash).toContain("N=32768,r=8,p=3");
    expect(await verifyPin("4809", hash)).toBe(true);
    expect(await verifyPin("4808", hash)).toBe(false);
  });

  it.each([
    "",
    "4809",
    "scrypt$N=1073741824,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  ])("%j is none of this program", async (text) => expect(await verifyPin("4809", text)).toBeNull());
});
