import { describe, expect, test } from "@jest/globals";
import { centralPixels } from "../../src/encoders/grid-match/central-pixels.js";
import { tabMap, type TabMapOptions } from "../../src/encoders/tab-map.js";
import { testContext } from "../embed/context.js";
import { cohortOf, someCounts } from "../prepare/cohorts.js";
import { planarFeatures, planarMismatch } from "./planar.js";

const fit = async (values = someCounts(8, 22), given: Partial<TabMapOptions> = {}) =>
  (await tabMap.fit(cohortOf(values), { ...tabMap.defaults, ...given }, testContext())).layout;

describe("pixels", () => {
  test("each feature has one of its own, those nearest to the centre", async () => {
    const { start } = await fit(undefined, { pixels: [5, 6] });
    expect(Math.max(...start.slice(1).map((end, pixel) => end - start[pixel]!))).toBe(1);
    const used = Array.from({ length: 30 }, (_, pixel) => pixel).filter((pixel) => start[pixel + 1]! > start[pixel]!);
    expect(used).toEqual([...centralPixels(22, { height: 5, width: 6 })]);
    expect(await fit(someCounts(8, 17))).toMatchObject({ height: 5, width: 5 });
  });

  test("more features than pixels are refused with the size that fits", async () => {
    await expect(fit(someCounts(8, 26), { pixels: 5 })).rejects.toThrow(/26 features .*pixels: 6 or more/);
  });

  test("more features than can be weighed are refused before any work", async () => {
    await expect(fit(someCounts(2, 4097))).rejects.toThrow(/Keep 4096 or fewer/);
  });
});

test("features that lie in a plane keep their distances", async () => {
  const given = { normalisation: "none", distance: "euclidean" } as const;
  expect(planarMismatch(await fit(planarFeatures(64), given))).toBeLessThan(0.1); // 0.25 for places given by chance
  expect(planarMismatch(await fit(planarFeatures(64), { ...given, pixels: [20, 12] }))).toBeLessThan(0.1);
});

test("options out of range are refused", () => {
  const check = (given: object) => () => tabMap.check?.({ ...tabMap.defaults, ...given });
  expect(check({ distance: "cosine" })).toThrow(/Use one of/);
  expect(check({ steps: 0 })).toThrow(/at least 1/);
  expect(check({ proximity: 0 })).toThrow(/above 0/);
});
