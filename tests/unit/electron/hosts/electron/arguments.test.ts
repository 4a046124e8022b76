import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parseArguments, unsafeSwitches } from "../../../../../electron/hosts/electron/arguments.ts";

describe("parseArguments", () => {
  it("takes nothing from an ordinary start", () => {
    expect(parseArguments(["tilla", "--original-process-start-time=1"], "/")).toEqual({
      dataDir: null,
      provision: null,
    });
  });
  it("reads both, relative to where it was started", () => {
    expect(parseArguments(["electron", ".", "--data=till 1", "--provision=../p.json"], resolve("/a/b"))).toEqual({
      dataDir: resolve("/a/b/till 1"),
      provision: resolve("/a/p.json"),
    });
  });
  it("the last one counts, an empty one is none", () => {
    expect(parseArguments(["--data=/a", "--data=/b=c", "--provision="], "/")).toEqual({
      dataDir: resolve("/b=c"),
      provision: null,
    });
  });
});

describe("unsafeSwitches", () => {
  it.each([
    "--no-sandbox",
    "-no-sandbox",
    "/no-sandbox",
    "--NO-SANDBOX",
    "--remote-debugging-port=9222",
    "--remote-debugging-pipe",
    "--disable-web-security",
    "--ignore-certificate-errors",
    "--load-extension=/tmp/x",
  ])("names %s", (argument) => expect(unsafeSwitches(["tilla", argument])).toEqual([argument]));

  it.each(["--data=/a", "--provision=/no-sandbox", "--force-device-scale-factor=2", "/opt/tilla", "no-sandbox"])(
    "has nothing against %s",
    (argument) => expect(unsafeSwitches([argument])).toEqual([]),
  );
});
