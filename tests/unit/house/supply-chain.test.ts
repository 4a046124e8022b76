import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { thirdPartyLicences } from "../../../electron/packaging/licences.mjs";
import { lockedPackages, productionPackages } from "../../../electron/packaging/production-packages.mjs";
import { verdictOf } from "../../../electron/packaging/signature-verdict.mjs";

const root = resolve(import.meta.dirname, "../../..");
const read = (name: string) => readFileSync(resolve(root, name), "utf8");
const manifest = z
  .object({ dependencies: z.record(z.string(), z.string()), devDependencies: z.record(z.string(), z.string()) })
  .loose()
  .parse(JSON.parse(read("package.json")));

/** Licences under which work may be bundled into a product of any licence. A new one is looked at by a person first. */
const ALLOWED: ReadonlySet<string> = new Set([
  "MIT",
  "ISC",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  // Fonts: they may be bundled, and sold with a program.
  "OFL-1.1",
  "(MIT OR CC0-1.0)",
  "MIT AND ISC AND BSD-3-Clause",
]);
/** Packages with scripts of their own at install, which never run here. Windows' Squirrel installer is not made. */
const KNOWN_SCRIPTS = ["node_modules/electron-winstaller"];

const locked = [...lockedPackages(root)].filter(([path]) => path !== "");
const production = productionPackages(root);

describe("what is bundled into the product", () => {
  it("is found by the lockfile, from what the project asks for to what that needs", () => {
    const names = production.map(({ name }) => name);
    for (const name of Object.keys(manifest.dependencies)) expect(names).toContain(name);
    expect(names).toContain("form-data");
    expect(names).not.toContain("vitest");
  });

  it("has a licence that allows it", () => {
    expect(production.filter(({ license }) => license === undefined || !ALLOWED.has(license))).toEqual([]);
  });

  it("is named in the file of licences, each with its text", () => {
    const text = thirdPartyLicences(root);
    for (const { name, version } of production) expect(text).toContain(`${name} ${version}: `);
    expect(text.match(/copyright/giu)?.length).toBeGreaterThanOrEqual(production.length);
  });
});

describe("the lockfile", () => {
  it("pins every package to its content", () => {
    expect(locked.filter(([, { integrity }]) => !integrity?.startsWith("sha512-")).map(([path]) => path)).toEqual([]);
  });

  it("brings no package that wants to run something at install, but those that are known", () => {
    const scripts = locked.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([path]) => path);
    expect(scripts).toEqual(KNOWN_SCRIPTS);
  });

  it("is what installs go by: versions are exact and no script runs", () => {
    const wanted = { ...manifest.dependencies, ...manifest.devDependencies };
    expect(Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/u.test(version))).toEqual([]);
    expect(read(".npmrc").split("\n")).toEqual(expect.arrayContaining(["ignore-scripts=true", "save-exact=true"]));
    expect(read(".ci/run")).toMatch(/^if ! npm ci /mu);
  });
});

describe("the verdict over signatures", () => {
  it.each([
    [0, "audited 520 packages in 3s\n\n520 packages have verified registry signatures", 0, /all verified/u],
    [1, "1 package has an invalid registry signature:\nleft-pad@1.0.0", 1, /NOT verified/u],
    [1, "npm error code ENOTFOUND\nnpm error network request failed", 3, /not reachable/u],
    [1, "found no dependencies to audit that were installed from a supported registry", 3, /not reachable/u],
    [null, "", 1, /NOT verified/u],
  ])("of %s and %j is %s", (status, output, code, sentence) => {
    const verdict = verdictOf(status, output);
    expect(verdict.code).toBe(code);
    expect(verdict.sentence).toMatch(sentence);
  });
});
