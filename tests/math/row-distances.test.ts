import { expect, test } from "@jest/globals";
import { dense, denseRows } from "../../src/data/dense.js";
import { rowDistances } from "../../src/math/row-distances.js";
import { curvesReference } from "../curves.js";

const { rows, ...expected } = curvesReference.distances;
const matrix = dense(6, 9, Float32Array.from(rows as number[]));

test.each(["euclidean", "correlation"] as const)(
  "%s distances are scipy's, for even and odd numbers of rows",
  (metric) => {
    for (const count of [6, 5]) {
      const { values } = rowDistances(
        denseRows(
          matrix,
          Array.from({ length: count }, (_, i) => i),
        ),
        metric,
      );
      let at = 0;
      for (let i = 0; i < 6; i++)
        for (let j = i + 1; j < 6; j++, at++)
          if (j < count) {
            expect(values[i * count + j]).toBeCloseTo(expected[metric][at], 5);
            expect(values[j * count + i]).toBe(values[i * count + j]);
          }
      for (let i = 0; i < count; i++) expect(values[i * count + i]).toBe(0);
    }
  },
);

test("a constant row is at distance 1 from all others, also from other constant ones", () => {
  const { values } = rowDistances(dense(3, 2, Float32Array.of(0.1, 0.1, 5, 5, 1, 2)), "correlation");
  expect([...values]).toEqual([0, 1, 1, 1, 0, 1, 1, 1, 0]);
});

test("one row and no rows", () => {
  expect([...rowDistances(dense(1, 3), "euclidean").values]).toEqual([0]);
  expect(rowDistances(dense(0, 3), "correlation").rows).toBe(0);
});
