import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { hostArgs, readArgs, UsageError } from "../../../../electron/launch/args.mjs";

const cwd = resolve("/shop");

describe("readArgs", () => {
  test("without arguments chooses the host by itself", () => {
    expect(readArgs([], cwd)).toEqual({
      host: "auto",
      port: undefined,
      open: true,
      data: undefined,
      provision: undefined,
      help: false,
    });
  });

  test("reads every option, paths from where the user stands", () => {
    const args = ["--host=browser", "--port", "8123", "--no-open", "--data=till", "--provision=/x/p.json"];
    expect(readArgs(args, cwd)).toMatchObject({
      host: "browser",
      port: 8123,
      open: false,
      data: resolve(cwd, "till"),
      provision: resolve("/x/p.json"),
    });
  });

  test.each([
    [["--frob"], /--frob/u],
    [["shop"], /shop/u],
    [["--host=firefox"], /--host must be electron or browser/u],
    [["--port=65536"], /--port/u],
    [["--port=-1"], /--port/u],
    [["--port=1e3"], /--port/u],
    [["--port="], /--port/u],
    [["--data="], /--data needs a path/u],
    [["--no-open=yes"], /no-open/u],
    [["--host=electron", "--port=1"], /--port is for --host=browser/u],
    [["--host=electron", "--no-open"], /--no-open is for --host=browser/u],
  ])("refuses %j", (args, message) => {
    expect(() => readArgs(args, cwd)).toThrow(UsageError);
    expect(() => readArgs(args, cwd)).toThrow(message);
  });
});

describe("hostArgs", () => {
  const options = readArgs(["--port=0", "--no-open", "--data=/d", "--provision=/p"], cwd);

  test("passes everything to the browser host", () => {
    const [data, provision] = [`--data=${resolve("/d")}`, `--provision=${resolve("/p")}`];
    expect(hostArgs(options, "browser")).toEqual(["--port=0", "--no-open", data, provision]);
  });

  test("passes Electron only what it knows", () => {
    expect(hostArgs(options, "electron")).toEqual([`--data=${resolve("/d")}`, `--provision=${resolve("/p")}`]);
  });
});
