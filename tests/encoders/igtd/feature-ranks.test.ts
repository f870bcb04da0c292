import { describe, expect, test } from "@jest/globals";
import type { Dense } from "../../../src/data/dense.js";
import { transpose } from "../../../src/data/dense.js";
import { featurePoints } from "../../../src/encoders/grid-match/feature-points.js";
import { featureRanks } from "../../../src/encoders/igtd/feature-ranks.js";
import { rowDistances } from "../../../src/math/row-distances.js";
import { ranks } from "../../../src/math/statistics.js";
import { testContext } from "../../embed/context.js";
import { matrix, someCounts } from "../../prepare/cohorts.js";

const found = (samples: Dense, exact: boolean) =>
  featureRanks(featurePoints(samples, "euclidean"), "igtd", testContext(), exact);

/** Ranks of the lower triangle, one pair after another. */
function plainly(samples: Dense): number[] {
  const { values, rows } = rowDistances(transpose(samples), "euclidean");
  const lower: number[] = [];
  for (let i = 0; i < rows; i++) for (let j = 0; j < i; j++) lower.push(values[i * rows + j]!);
  return [...ranks(lower)];
}
const lower = (values: ArrayLike<number>, count: number) =>
  Array.from({ length: count }, (_, i) => Array.from({ length: i }, (_, j) => values[i * count + j]!)).flat();

test("exact ranks are those of all pairs, ties at the mean of theirs, and symmetric", async () => {
  // Whole numbers, in which distances tie.
  const samples = { ...someCounts(3, 30), values: someCounts(3, 30).values.map((value) => value % 4) };
  const { values, count, unit } = await found(samples, true);
  expect([count, unit]).toEqual([30, 1]);
  expect(lower(values, 30)).toEqual(plainly(samples));
  for (let i = 0; i < 30; i++)
    for (let j = 0; j < 30; j++) expect(values[i * 30 + j]).toBe(i === j ? 0 : values[j * 30 + i]);
});

test("equal features all over", async () => {
  const { values } = await found(
    matrix([
      [1, 1, 1],
      [2, 2, 2],
    ]),
    true,
  );
  expect(lower(values, 3)).toEqual([2, 2, 2]);
});

describe("in 16 bits", () => {
  test("ranks are rounded, not moved", async () => {
    const samples = someCounts(9, 60);
    const { values, unit } = await found(samples, false);
    expect(values).toBeInstanceOf(Uint16Array);
    const exact = plainly(samples);
    lower(values, 60).forEach((rank, at) =>
      expect(Math.abs(rank * unit - exact[at]!)).toBeLessThan(0.01 * exact.length),
    );
    expect(values[61]).toBe(0);
  });
  test("equal features", async () => {
    const { values } = await found(
      matrix([
        [1, 1, 9],
        [2, 2, 9],
      ]),
      false,
    );
    expect(values[1]).toBeLessThan(values[2]!);
  });
});

test.each([true, false])("a stop arrives between distances and ranks (exact: %s)", async (exact) => {
  const stop = new AbortController();
  const { engine, ...ctx } = testContext();
  const { linalg } = engine;
  // Products are let go when all distances are known.
  const keep: typeof linalg.keep = (a) => ({ ...linalg.keep(a), release: () => stop.abort() });
  const late = { ...ctx, engine: { ...engine, linalg: { ...linalg, keep } }, signal: stop.signal };
  const points = featurePoints(someCounts(5, 20), "euclidean");
  await expect(featureRanks(points, "igtd", late, exact)).rejects.toMatchObject({ tag: "Aborted" });
});
