import { describe, expect, test } from "@jest/globals";
import type { Cohort } from "../../src/data/cohort.js";
import { mismatch } from "../../src/encoders/grid-match/mismatch.js";
import { centralPixels } from "../../src/encoders/grid-match/central-pixels.js";
import { igtd, type IgtdOptions } from "../../src/encoders/igtd.js";
import { featurePoints } from "../../src/encoders/grid-match/feature-points.js";
import { featureRanks } from "../../src/encoders/igtd/feature-ranks.js";
import { pixelRanks } from "../../src/encoders/igtd/pixel-ranks.js";
import { testContext } from "../embed/context.js";
import { cohortOf, matrix, someCounts } from "../prepare/cohorts.js";
import { describeWithShared, matrixOf, parityCase } from "../shared.js";

const fit = async (cohort: Cohort, given: Partial<IgtdOptions> = {}) =>
  (await igtd.fit(cohort, { ...igtd.defaults, ...given }, testContext())).layout;

describe("pixels", () => {
  test("each feature has one of its own, those nearest to the centre", async () => {
    const { start } = await fit(cohortOf(someCounts(8, 22)), { pixels: [5, 6] });
    expect(Math.max(...start.slice(1).map((end, pixel) => end - start[pixel]!))).toBe(1);
    const used = Array.from({ length: 30 }, (_, pixel) => pixel).filter((pixel) => start[pixel + 1]! > start[pixel]!);
    expect(used).toEqual([...centralPixels(22, { height: 5, width: 6 })]);
  });

  test("the smallest square by default", async () => {
    expect(await fit(cohortOf(someCounts(8, 17)))).toMatchObject({ height: 5, width: 5 });
  });

  test("more features than pixels are refused with the size that fits", async () => {
    await expect(fit(cohortOf(someCounts(8, 26)), { pixels: 5 })).rejects.toThrow(/26 features .*pixels: 6 or more/);
  });

  test.each(["euclidean", "pearson", "spearman"] as const)(
    "features of one kind lie together: %s",
    async (distance) => {
      // Two kinds, of every other name, each with noise of its own.
      const noise = someCounts(12, 36).values;
      const two = matrix(
        Array.from({ length: 12 }, (_, i) =>
          Array.from({ length: 36 }, (_, f) => (f % 2 ? 60 : -60) * (i % 3) + noise[36 * i + f]!),
        ),
      );
      const { x, y, features } = await fit(cohortOf(two), { distance });
      const gap = (odd: number) => {
        const own = Array.from(features.keys()).filter((f) => Number(features[f]!.slice(1)) % 2 === odd);
        const pairs = own.flatMap((f) => own.map((g) => Math.hypot(x[f]! - x[g]!, y[f]! - y[g]!)));
        return pairs.reduce((sum, value) => sum + value, 0) / pairs.length;
      };
      expect((gap(0) + gap(1)) / 2).toBeLessThan(2.5); // 3.0 for places given by chance
    },
  );
});

test("options out of range are refused", () => {
  const check = (given: object) => () => igtd.check?.({ ...igtd.defaults, ...given });
  expect(check({ distance: "cosine" })).toThrow(/Use one of/);
  expect(check({ pixelDistance: "chebyshev" })).toThrow(/Use one of/);
  expect(check({ error: "huber" })).toThrow(/Use one of/);
  expect(check({ rounds: 0 })).toThrow(/at least 1/);
});

describeWithShared("the published method", ["fixtures/parity/layouts.json"], () => {
  const { input, expected, tolerance } = parityCase("layouts", "igtd-error");
  const samples = matrixOf(input.x);
  const [height, width] = input.grid as [number, number];
  const errorOf = async (at: number[], distance: IgtdOptions["distance"], by: IgtdOptions["error"]) => {
    const pairs = await featureRanks(featurePoints(samples, distance), "igtd", testContext());
    const table = pixelRanks(
      { height, width },
      Int32Array.from({ length: 36 }, (_, p) => p),
      "euclidean",
    );
    const place = Int32Array.from(at.keys(), (pixel) => Math.floor(pixel / width) * table.stride + (pixel % width));
    return await mismatch({ pairs, table, place, at: Int32Array.from(at) }, by);
  };

  test.each([
    ["identity_euclidean", "euclidean"],
    ["arrangement_euclidean", "euclidean"],
    ["identity_1_minus_pearson", "pearson"],
    ["arrangement_1_minus_pearson", "pearson"],
  ] as const)("error of given arrangements: %s", async (key, distance) => {
    const at = key.startsWith("identity") ? Array.from({ length: 36 }, (_, p) => p) : input.arrangement.data;
    for (const by of ["absolute", "squared"] as const)
      expect(Math.abs((await errorOf(at, distance, by)) / expected[key][by] - 1)).toBeLessThan(tolerance.rtol);
  });

  test("the search ends at most 3 % above the best of three full descents", async () => {
    const names = Array.from({ length: 36 }, (_, f) => `f${String(f).padStart(2, "0")}`);
    const { x, y } = await fit(cohortOf(samples, names), { normalisation: "none" });
    const at: number[] = [];
    x.forEach((column, f) => (at[y[f]! * width + column] = f));
    const error = await errorOf(at, "euclidean", "absolute");
    expect(error).toBeLessThan(1.03 * expected.swap_optimum_absolute_euclidean);
  });
});
