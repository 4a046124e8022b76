import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { lastLine, playwrightCounts, vitestCounts } from "../../tools/counts.mjs";

function report(content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), "tilla-counts-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "report.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

const vitest = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] };

test("a green run counts what passed and what was skipped", () => {
  expect(vitestCounts(report(vitest), 0)).toEqual({ passed: 5, failed: 0, skipped: 2 });
  const stats = { expected: 3, unexpected: 0, flaky: 0, skipped: 1 };
  expect(playwrightCounts(report({ stats }), 0)).toEqual({ passed: 3, failed: 0, skipped: 1 });
});

test("a file that did not load is a failure", () => {
  const testResults = [
    { status: "failed", assertionResults: [] },
    { status: "failed", assertionResults: [{ status: "failed" }] },
    { status: "passed", assertionResults: [{ status: "passed" }] },
  ];
  expect(vitestCounts(report({ ...vitest, numFailedTests: 1, testResults }), 1).failed).toBe(2);
});

test("a flaky test is a failed test", () => {
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 0 };
  expect(playwrightCounts(report({ stats }), 1).failed).toBe(2);
});

test.each([
  ["no report", undefined],
  ["a cut report", '{"numPassedTests": 5'],
  ["an empty one", {}],
  ["one with skipped tests only", { numPassedTests: 0, numFailedTests: 0, numPendingTests: 9 }],
])("%s is a failure even with exit code 0", (_, content) => {
  const file = content === undefined ? "/nowhere/report.json" : report(content);
  expect(vitestCounts(file, 0).failed).toBe(1);
  expect(playwrightCounts(file, 0).failed).toBe(1);
});

test("a runner that ends badly with every test passed is a failure", () => {
  expect(vitestCounts(report(vitest), 1)).toMatchObject({ passed: 5, failed: 1 });
  const stats = { expected: 3, unexpected: 0, flaky: 0, skipped: 0 };
  expect(playwrightCounts(report({ stats }), 1)).toMatchObject({ passed: 3, failed: 1 });
});

test("the last line", () => {
  expect(lastLine({ passed: 7, failed: 0, skipped: 0 })).toBe("7 passed, 0 failed");
  expect(lastLine({ passed: 7, failed: 1, skipped: 2 })).toBe("7 passed, 1 failed, 2 skipped");
});
