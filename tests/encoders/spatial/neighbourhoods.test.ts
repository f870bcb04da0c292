import { describe, expect, test } from "@jest/globals";
import { type Cohort, cohortSamples } from "../../../src/data/cohort.js";
import { featuresAt } from "../../../src/data/layout.js";
import { spatial, type SpatialOptions } from "../../../src/encoders/spatial.js";
import { testContext } from "../../embed/context.js";
import { cohortOf, matrix, withSamples } from "../../prepare/cohorts.js";

/** Two sections of 3 × 3 spots, 10 units apart; gene "here" grows from spot to spot, "flat" hardly varies, "two" tells the section. */
const spots = Array.from({ length: 18 }, (_, i) => ({
  slide: i < 9 ? "a" : "b",
  x: 10 * (i % 3),
  y: 10 * (Math.floor(i / 3) % 3),
}));
const values = matrix(spots.map(({ slide }, i) => [i % 2, 100 * i, slide === "a" ? 0 : 50]));
const placed = withSamples(cohortOf(values, ["flat", "here", "two"]), {
  x: spots.map(({ x }) => x),
  y: spots.map(({ y }) => y),
  slide: spots.map(({ slide }) => slide),
  nowhere: spots.map(() => 0),
});
const cohort: Cohort = { ...placed, roles: { group: "slide" } };
const optionsOf = (given: Partial<SpatialOptions>): Required<SpatialOptions> => ({
  ...spatial.defaults,
  ...{ place: "samples", section: "slide", genes: 2, window: 1.5, pixels: 3, normalisation: "none" },
  ...given,
});
const images = async (given: Partial<SpatialOptions> = {}, others: Cohort = cohort) => {
  const options = optionsOf(given);
  const state = await spatial.fit(cohort, options, testContext());
  return (await spatial.apply(others, state, options, testContext())).images!;
};
const imageOf = (all: { values: Float32Array; count: number }, spot: number) => {
  const size = all.values.length / all.count;
  return Array.from(all.values.slice(spot * size, (spot + 1) * size));
};

describe("the image of a spot", () => {
  test("shows the spots around it, a channel for each of the genes that vary most", async () => {
    const all = await images({ fill: "none" });
    expect([all.height, all.width, all.channels]).toEqual([3, 3, 2]);
    expect(all.layout.channels).toEqual(["here", "two"]);
    // The first spot lies in the upper left corner of its section: right of it is spot 1, below are 3 and 4.
    expect(imageOf(all, 0)).toEqual([
      ...[0, 0],
      ...[0, 0],
      ...[0, 0],
      ...[0, 0],
      ...[0, 0],
      ...[100, 0],
      ...[0, 0],
      ...[300, 0],
      ...[400, 0],
    ]);
    expect(imageOf(all, 13).filter((_, at) => at % 2 === 0)).toEqual([
      900, 1000, 1100, 1200, 1300, 1400, 1500, 1600, 1700,
    ]);
  });

  test("knows nothing of other sections, so that a section alone gives the same", async () => {
    const all = await images({ fill: "nearest", reach: 3 });
    const alone = await images(
      { fill: "nearest", reach: 3 },
      cohortSamples(cohort, [17, 16, 15, 14, 13, 12, 11, 10, 9]),
    );
    for (let spot = 9; spot < 18; spot++) expect(imageOf(alone, 17 - spot)).toEqual(imageOf(all, spot));
    expect(imageOf(all, 4).every((value, at) => at % 2 === 0 || value === 0)).toBe(true);
  });

  test("has named pixels, and chosen genes", async () => {
    const { layout } = await images({ genes: ["flat", "two"], fill: "blend" });
    expect(featuresAt(layout, 1, 2, 0)).toEqual(["two"]);
    expect(layout.features).toEqual(["flat", "two"]);
  });

  test("is brightness as learnt", async () => {
    const { values: bright } = await images({ normalisation: "feature" });
    expect(Math.max(...bright)).toBe(1);
  });
});

describe("refuses", () => {
  test("sections that folds would part", async () => {
    await expect((async () => spatial.fit(placed, optionsOf({}), testContext()))()).rejects.toThrow(
      /not what folds keep together. Keep them together: .samples\(\{ group: "slide" \}\)/,
    );
    expect(spatial.transductive!(optionsOf({ section: "" }), undefined)).toMatch(/each other's neighbourhood/);
    expect(spatial.transductive!(optionsOf({}), undefined)).toBeUndefined();
    expect(spatial.transductive!(spatial.defaults, undefined)).toBeUndefined();
  });

  test("spots at one place", async () => {
    await expect(images({ x: "nowhere", y: "nowhere" })).rejects.toThrow(
      /No section has two spots at different places/,
    );
  });

  test("a gene that is not there", async () => {
    await expect(images({ genes: ["here", "her"] })).rejects.toThrow(/"her".*here/);
  });

  test.each<[Partial<SpatialOptions>]>([
    [{ genes: 0 }],
    [{ genes: [] }],
    [{ genes: ["a", "a"] }],
    [{ window: 0 }],
    [{ pixels: "auto" }],
    [{ assay: ["rna", "protein"] }],
  ])("%j", (given) => {
    expect(() => spatial.check!(optionsOf(given))).toThrow(expect.objectContaining({ tag: "InvalidOption" }));
  });
});
