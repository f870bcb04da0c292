import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type CostMatrix, linearAssignment } from "../../src/math/assignment.js";
import { seededRandom } from "../../src/random.js";
import { describeWithShared, excess, parityCase } from "../shared.js";

const matrix = (rows: number, columns: number, values: number[]): CostMatrix => ({
  rows,
  columns,
  values: Float64Array.from(values),
});
const total = (cost: CostMatrix, columns: Int32Array) =>
  columns.reduce((sum, column, row) => sum + cost.values[row * cost.columns + column]!, 0);

/** Least cost over all ways to give rows distinct columns. */
function bruteForce(cost: CostMatrix, row = 0, taken = new Set<number>()): number {
  if (row === cost.rows) return 0;
  let best = Infinity;
  for (let j = 0; j < cost.columns; j++)
    if (!taken.has(j))
      best = Math.min(best, cost.values[row * cost.columns + j]! + bruteForce(cost, row + 1, new Set([...taken, j])));
  return best;
}

test("the textbook case", async () => {
  expect([...(await linearAssignment(matrix(3, 3, [4, 1, 3, 2, 0, 5, 3, 2, 2])))]).toEqual([1, 0, 2]);
});

test("no assignment is cheaper, ties and negative costs included", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 0, max: 2 }),
      fc.array(fc.integer({ min: -4, max: 9 }), { minLength: 35, maxLength: 35 }),
      async (rows, more, values) => {
        const cost = matrix(rows, rows + more, values.slice(0, rows * (rows + more)));
        const columns = await linearAssignment(cost);
        expect(new Set(columns).size).toBe(rows);
        expect(total(cost, columns)).toBe(bruteForce(cost));
      },
    ),
  );
});

describe("costs that cannot be", () => {
  test("more rows than columns", async () => {
    await expect(linearAssignment(matrix(2, 1, [1, 2]))).rejects.toMatchObject({ tag: "UnsuitableData" });
  });
  test("NaN", async () => {
    await expect(linearAssignment(matrix(1, 2, [1, NaN]))).rejects.toMatchObject({ tag: "MissingValues" });
  });
});

test("nothing to assign is no error", async () => {
  expect((await linearAssignment(matrix(0, 3, []))).length).toBe(0);
});

test("tells how far it is, and stops when told to", async () => {
  const cost = matrix(2, 2, [1, 2, 1, 2]);
  const shares: number[] = [];
  await linearAssignment(cost, (share) => Promise.resolve(void shares.push(share)));
  expect(shares).toEqual([0, 0, 0.5]);
  const stop = (share: number) => (share > 0 ? Promise.reject(new Error("enough")) : Promise.resolve());
  await expect(linearAssignment(cost, stop)).rejects.toThrow("enough");
});

test("the same costs give the same assignment", async () => {
  const random = seededRandom(3);
  const cost = matrix(
    60,
    80,
    Array.from({ length: 4800 }, () => random.integer(10)),
  );
  expect(await linearAssignment(cost)).toEqual(await linearAssignment(cost));
});

describeWithShared("parity with scipy through pyDeepInsight", ["fixtures/parity/layouts.json"], () => {
  test("cost of 150 genes on 16 × 16 pixels", async () => {
    const { input, expected, tolerance } = parityCase("layouts", "assignment-lsa-16");
    const points = input.rotated.data as number[];
    const scaled = [0, 1].map((axis) => {
      const values = points.filter((_, i) => i % 2 === axis);
      const [least, most] = [Math.min(...values), Math.max(...values)];
      return values.map((value) => ((value - least) / (most - least)) * 16);
    });
    const cost = matrix(
      150,
      256,
      scaled[0]!.flatMap((x, i) =>
        Array.from(
          { length: 256 },
          (_, p) => (x - Math.floor(p / 16) - 0.5) ** 2 + (scaled[1]![i]! - (p % 16) - 0.5) ** 2,
        ),
      ),
    );
    const columns = await linearAssignment(cost);
    expect(excess([total(cost, columns)], [expected.total_cost], tolerance)).toBeLessThanOrEqual(0);
    expect(new Set(columns).size).toBe(150);
  });
});
