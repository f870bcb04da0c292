import { describe, expect, test } from "@jest/globals";
import {
  checkFeatureOrder,
  featureOrder,
  featureOrderDefaults,
  type FeatureOrderOptions,
  featureOrderTraits,
} from "../../../src/encoders/order/feature-order.js";
import { testContext, warnings } from "../../embed/context.js";
import { matrix, someCounts } from "../../prepare/cohorts.js";
import { trainingOf } from "../training.js";

/** Variances 0, 4, 1, 9, 0.25 × something. */
const values = matrix([
  [5, 0, 1, 0, 2],
  [5, 4, 3, 6, 3],
  [5, 0, 1, 0, 2],
  [5, 4, 3, 6, 3],
]);
const training = trainingOf(values, { labels: ["a", "b", "a", "b"] });
const order = async (given: Partial<FeatureOrderOptions>, room?: number, of = training) => {
  const ctx = testContext();
  const columns = await featureOrder("test", of, { ...featureOrderDefaults, ...given }, ctx, room, (n) => n);
  return { columns: Array.from(columns), warnings: warnings(ctx) };
};

describe("the order", () => {
  test("ranked: the highest first", async () => {
    expect((await order({ order: "ranked" })).columns).toEqual([3, 1, 2, 4, 0]);
  });

  test("given: as the columns come", async () => {
    expect((await order({ order: "given" })).columns).toEqual([0, 1, 2, 3, 4]);
  });

  test("chromosome: along the genome", async () => {
    const facts = { chromosome: ["chr2", "chr1", "chr1", "X", "chr10"], start: [5, 9, 2, 1, 1] };
    expect((await order({ order: "chromosome" }, undefined, trainingOf(values, {}, facts))).columns).toEqual([
      2, 1, 0, 4, 3,
    ]);
  });

  test("clustered: what behaves alike is neighbours", async () => {
    const pairs = trainingOf(
      matrix([
        [1, 9, 2, 1],
        [2, 1, 4, 9],
        [3, 4, 6, 2],
        [4, 5, 8, 1],
        [5, 3, 9, 7],
      ]),
    );
    const { columns } = await order({ order: "clustered" }, undefined, pairs);
    expect(Math.abs(columns.indexOf(0) - columns.indexOf(2))).toBe(1);
  });
});

describe("top", () => {
  test("keeps those that rank highest, in the order asked for", async () => {
    expect((await order({ order: "given", top: 3 })).columns).toEqual([1, 2, 3]);
    expect((await order({ order: "ranked", top: 3 })).columns).toEqual([3, 1, 2]);
    expect((await order({ order: "given", top: 99 })).columns).toEqual([0, 1, 2, 3, 4]);
  });

  test("0 is as many as there is room for; how many are left out is told", async () => {
    expect(await order({ order: "given" }, 3)).toEqual({
      columns: [1, 2, 3],
      warnings: ["3 of 5 features fit: those that rank highest by variance are drawn."],
    });
  });

  test("more than there is room for is refused with the settings that work", async () => {
    await expect(order({ order: "given", top: 4 }, 3)).rejects.toThrow(/room for 3.*top: 3, or pixels: 4/);
  });

  test("an image without room for three features is refused; sizes beyond the largest are not proposed", async () => {
    await expect(order({ order: "given" }, 2)).rejects.toThrow(/room for 2. Choose pixels: 3\.$/);
    const many = trainingOf(someCounts(3, 5000));
    await expect(order({ order: "given", top: 5000 }, 9, many)).rejects.toThrow(/Choose top: 9\.$/);
  });

  test("a ranker may compare classes; its labels are asked for", async () => {
    expect(featureOrderTraits.readsLabels({ ...featureOrderDefaults, rank: "anovaF" })).toBe(true);
    expect(featureOrderTraits.readsLabels(featureOrderDefaults)).toBe(false);
    const telling = trainingOf(matrix([[0, 90, 0], [1, 0, 9], [10, 90, 1], [11, 0, 8]]), { labels: ["a", "a", "b", "b"] }); // prettier-ignore
    expect((await order({ order: "ranked", rank: "anovaF" }, undefined, telling)).columns[0]).toBe(0);
    expect((await order({ order: "ranked" }, undefined, telling)).columns[0]).toBe(1);
  });
});

test("clustering too many features is refused with the nearest setting", async () => {
  const many = trainingOf(someCounts(2, 4001));
  await expect(order({}, undefined, many)).rejects.toThrow(/top: 4000, or order: "chromosome"/);
});

test("options out of range are refused", () => {
  const wrong = (given: object) => () => checkFeatureOrder("test", { ...featureOrderDefaults, ...given });
  expect(wrong({ order: "cluster" })).toThrow(/Use one of: clustered/);
  expect(wrong({ rank: "varience" })).toThrow(/Use one of: variance/);
  expect(wrong({ top: -1 })).toThrow(/top/);
  expect(wrong({ top: 2 })).toThrow(/at least 3/);
});
