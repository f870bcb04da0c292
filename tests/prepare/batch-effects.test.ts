import { describe, expect, test } from "@jest/globals";
import { batchEffects } from "../../src/prepare/batch-effects.js";
import { seededRandom } from "../../src/random.js";

const random = seededRandom(2);
const features = 50;
/** A batch of eight samples, shifted by 1 and twice as wide as it should be. */
const standard = Float64Array.from({ length: 8 * features }, () => 1 + 2 * random.normal());
const rows = Uint32Array.from({ length: 8 }, (_, i) => i);
const options = { parametric: true, meanOnly: false, variance: "sample" } as const;
const range = (values: Float64Array) => Math.max(...values) - Math.min(...values);
const ownMeans = Float64Array.from({ length: features }, (_, j) =>
  rows.reduce((sum, row) => sum + standard[row * features + j]! / 8, 0),
);

describe.each([true, false])("effects of a batch, parametric: %p", (parametric) => {
  const { shift, spread } = batchEffects(standard, features, rows, { ...options, parametric }, {});

  test("are near what was planted, and shrunk towards each other", () => {
    expect(shift.reduce((sum, value) => sum + value / features, 0)).toBeCloseTo(1, 0);
    expect(spread.reduce((sum, value) => sum + value / features, 0)).toBeCloseTo(2, 0);
    expect(range(shift)).toBeLessThan(range(ownMeans));
  });

  test("of the means alone leave the spread", () => {
    const only = batchEffects(standard, features, rows, { ...options, parametric, meanOnly: true }, {});
    expect(only.spread.every((value) => value === 1)).toBe(true);
  });
});

test("the slow estimate stops on demand", () => {
  const signal = AbortSignal.abort();
  expect(() => batchEffects(standard, features, rows, { ...options, parametric: false }, { signal })).toThrow(
    expect.objectContaining({ tag: "Aborted" }),
  );
});
