import { expect, test } from "@jest/globals";
import { dense } from "../../src/data/dense.js";
import { logSizesByMoments, WIDEST } from "../../src/generative/log-sizes.js";
import { seededRandom } from "../../src/random.js";

const found = (rows: readonly (readonly number[])[], shares: readonly number[]) => {
  const totals = Float32Array.from(rows, (row) => row.reduce((sum, x) => sum + x, 0));
  const values = dense(rows.length, shares.length, new Float32Array(rows.flat()));
  return [...logSizesByMoments(values, totals, Float32Array.from(shares, Math.log))];
};

test("counts that scatter by more than Poisson's law have the size of their moments", () => {
  // μ = 10 in each sample; Σ ((x − μ)² − μ) = 4 (36 − 10), Σ μ² = 400.
  const [first] = found([[4, 16], [16, 4], [4, 16], [16, 4]], [0.5, 0.5]); // prettier-ignore
  expect(first).toBeCloseTo(Math.log(400 / 104), 5);
});

test("depth is no scatter, and counts that scatter by less are Poisson's", () => {
  expect(found([[1, 3], [10, 30], [100, 300]], [0.25, 0.75])).toEqual([WIDEST, WIDEST]); // prettier-ignore
});

test("a feature that one sample of many has stays within bounds", () => {
  const rows = Array.from({ length: 2000 }, (_, i) => [i === 0 ? 30_000 : 0, 20]);
  const [first] = found(rows, [1e-6, 1 - 1e-6]);
  expect(first).toBe(-WIDEST);
});

test("gamma-distributed rates give back their size", () => {
  const random = seededRandom(3);
  // The sum of squares of two normals is exponential: rates of shape 1, so that θ is 1.
  const rate = () => 50 * 0.5 * (random.normal() ** 2 + random.normal() ** 2);
  const rows = Array.from({ length: 4000 }, () => {
    const own = rate();
    return [Math.max(0, Math.round(own + Math.sqrt(own) * random.normal())), 0];
  });
  const values = dense(4000, 2, new Float32Array(rows.map(([x]) => [x!, 1e4 - x!]).flat()));
  const [first] = logSizesByMoments(values, new Float32Array(4000).fill(1e4), new Float32Array([Math.log(50 / 1e4), Math.log(1 - 50 / 1e4)])); // prettier-ignore
  expect(first).toBeCloseTo(0, 1);
});
