import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

const { addCounts, closingLine, jestCounts, suiteCounts, unittestCounts, verdict } = (await import(
  fileURLToPath(new URL("../../scripts/bootstrap/counts.mjs", import.meta.url))
)) as {
  addCounts(a: Counts, b: Counts): Counts;
  closingLine(counts: Counts): string;
  jestCounts(result: object | undefined, code: number): Counts;
  suiteCounts(text: string, code: number): Counts;
  unittestCounts(text: string, code: number): Counts;
  verdict(all: Counts, unit: Counts): number;
};

test("the closing line names skipped tests only where there are some", () => {
  expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe("3 passed, 0 failed");
  expect(closingLine(addCounts({ passed: 3, failed: 0, skipped: 0 }, { passed: 1, failed: 2, skipped: 4 }))).toBe(
    "4 passed, 2 failed, 4 skipped",
  );
});

test("a test file that does not load is a failure", () => {
  const result = { numPassedTests: 5, numFailedTests: 0, numRuntimeErrorTestSuites: 1, numPendingTests: 2 };
  expect(jestCounts(result, 1)).toEqual({ passed: 5, failed: 1, skipped: 2 });
});

test("a runner that dies without a word is a failure", () => {
  expect(jestCounts(undefined, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(suiteCounts("", 134)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test("the last line that counts is the one that is read", () => {
  expect(suiteCounts("1 passed, 1 failed\nmore\n3836 passed, 0 failed, 352 skipped\n", 0)).toEqual({
    passed: 3836,
    failed: 0,
    skipped: 352,
  });
});

test("Python's tests are counted by their last lines", () => {
  expect(unittestCounts("Ran 12 tests in 9.1s\n\nOK\n", 0)).toEqual({ passed: 12, failed: 0, skipped: 0 });
  expect(unittestCounts("Ran 12 tests in 9.1s\n\nFAILED (failures=1, errors=2, skipped=3)\n", 1)).toEqual({
    passed: 6,
    failed: 3,
    skipped: 3,
  });
  expect(unittestCounts("ModuleNotFoundError", 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test("a run without any unit test fails, whatever else passed", () => {
  const checks = { passed: 5, failed: 0, skipped: 0 };
  expect(verdict(checks, { passed: 0, failed: 0, skipped: 0 })).toBe(1);
  expect(verdict(checks, { passed: 1, failed: 0, skipped: 0 })).toBe(0);
  expect(verdict({ ...checks, failed: 1 }, checks)).toBe(1);
});
