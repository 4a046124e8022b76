// Reads what the runners say they did; a report that is missing or empty is a failure, never a success.
import { readFileSync } from "node:fs";

/** @typedef {{ passed: number; failed: number; skipped: number; note?: string }} Counts */

/**
 * @param {string} file
 * @returns {Record<string, unknown> | undefined}
 */
function readReport(file) {
  try {
    /** @type {unknown} */
    const report = JSON.parse(readFileSync(file, "utf8"));
    return typeof report === "object" && report !== null ? { ...report } : undefined;
  } catch {
    return undefined;
  }
}

/** @param {unknown} value */
const count = (value) => (typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : 0);

/**
 * Makes the counts agree with how the runner ended.
 * @param {Counts} counts
 * @param {number} exitCode
 * @returns {Counts}
 */
function judged(counts, exitCode) {
  if (counts.passed + counts.failed === 0) return { ...counts, failed: 1, note: "no test ran" };
  if (exitCode !== 0 && counts.failed === 0) {
    return { ...counts, failed: 1, note: `the runner ended with code ${exitCode}` };
  }
  return counts;
}

/** @type {Counts} */
const noReport = { passed: 0, failed: 1, skipped: 0, note: "the runner left no report" };

/**
 * @param {string} file Vitest's JSON report
 * @param {number} exitCode
 * @returns {Counts}
 */
export function vitestCounts(file, exitCode) {
  const report = readReport(file);
  if (report === undefined) return noReport;
  const failedTests = count(report["numFailedTests"]);
  // A file that fails to load has no tests of its own.
  const files = Array.isArray(report["testResults"]) ? report["testResults"] : [];
  const failedFiles = files.filter(
    (/** @type {{ status?: unknown; assertionResults?: { status?: unknown }[] }} */ one) =>
      one.status === "failed" && !(one.assertionResults ?? []).some((test) => test.status === "failed"),
  ).length;
  const skipped = count(report["numPendingTests"]) + count(report["numTodoTests"]);
  return judged({ passed: count(report["numPassedTests"]), failed: failedTests + failedFiles, skipped }, exitCode);
}

/**
 * @param {string} file Playwright's JSON report
 * @param {number} exitCode
 * @returns {Counts}
 */
export function playwrightCounts(file, exitCode) {
  const report = readReport(file);
  const stats = report?.["stats"];
  if (typeof stats !== "object" || stats === null) return noReport;
  const of = /** @type {Record<string, unknown>} */ (stats);
  const failed = count(of["unexpected"]) + count(of["flaky"]);
  return judged({ passed: count(of["expected"]), failed, skipped: count(of["skipped"]) }, exitCode);
}

/**
 * @param {Counts} total
 * @returns {string} the last line of the whole run
 */
export function lastLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
