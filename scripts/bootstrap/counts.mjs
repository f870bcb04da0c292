// Adds up what the test runners counted.

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @type {Readonly<Counts>} */
export const noCounts = Object.freeze({ passed: 0, failed: 0, skipped: 0 });

/** @param {Counts} a @param {Counts} b @returns {Counts} */
export function addCounts(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** The plain line that ends a run. @param {Counts} counts */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed` + (skipped > 0 ? `, ${skipped} skipped` : "");
}

/**
 * @param {object | undefined} result what jest wrote with --json; undefined where it died before
 * @param {number} code its exit code: a failure that no test counted still counts as one
 * @returns {Counts}
 */
export function jestCounts(result, code) {
  const counts = {
    passed: result?.numPassedTests ?? 0,
    // A file that does not even load has no tests in it, but it failed.
    failed: (result?.numFailedTests ?? 0) + (result?.numRuntimeErrorTestSuites ?? 0),
    skipped: (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0),
  };
  return atLeastOneFailure(counts, code);
}

/** Counts of a runner that ends with "N passed, N failed, N skipped". @returns {Counts} */
export function suiteCounts(text, code) {
  const lines = [...text.matchAll(/(\d+) passed, (\d+) failed(?:, (\d+) skipped)?/g)];
  const [, passed = "0", failed = "0", skipped = "0"] = lines.at(-1) ?? [];
  return atLeastOneFailure({ passed: Number(passed), failed: Number(failed), skipped: Number(skipped) }, code);
}

/** Counts of Python's unittest: "Ran 12 tests", then "OK (skipped=2)" or "FAILED (failures=1, errors=1)". @returns {Counts} */
export function unittestCounts(text, code) {
  const ran = Number(/^Ran (\d+) tests? in/m.exec(text)?.[1] ?? 0);
  const [, outcome = ""] = /^(?:OK|FAILED|NO TESTS RAN)(.*)$/m.exec(text) ?? [];
  const count = (name) => Number(new RegExp(`${name}=(\\d+)`).exec(outcome)?.[1] ?? 0);
  const failed = count("failures") + count("errors") + count("unexpected successes");
  const skipped = count("skipped") + count("expected failures");
  return atLeastOneFailure({ passed: Math.max(0, ran - failed - skipped), failed, skipped }, code);
}

/** 0 only when nothing failed and some unit test ran. @param {Counts} all @param {Counts} unit */
export function verdict(all, unit) {
  return all.failed === 0 && unit.passed > 0 ? 0 : 1;
}

function atLeastOneFailure(counts, code) {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
