import { expect, test } from "@jest/globals";
import { logCdfAt, logNormalCdf } from "../../src/math/log-normal-cdf.js";

const table = logNormalCdf();

// scipy.stats.norm.logcdf
test.each([
  [0, -0.6931471805599453],
  [0.5, -0.36894641528865635],
  [1.2345, -0.11485917807998001],
  [3, -0.0013508099647481923],
  [7.99, 0],
  [8, 0],
  [1e9, 0],
])("at %d", (z, expected) => {
  expect(Math.abs(logCdfAt(table, z) - expected)).toBeLessThan(1e-5);
});

test("it rises all the way", () => {
  for (let cell = 1; cell <= table.end; cell++)
    expect(table.values[cell]!).toBeGreaterThanOrEqual(table.values[cell - 1]!);
});
