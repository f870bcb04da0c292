import { expect, test } from "@jest/globals";
import { imageOf } from "../../src/data/images.js";
import { featuresAt } from "../../src/data/layout.js";
import { superTml, type SuperTmlOptions } from "../../src/encoders/super-tml.js";
import { testContext, warnings } from "../embed/context.js";
import { cohortOf, matrix, someCounts } from "../prepare/cohorts.js";

const train = matrix([
  [0, 10, 4],
  [4, 20, 8],
]);
const draw = async (given: Partial<SuperTmlOptions>, values = train, of = values, names?: string[]) => {
  const options = { ...superTml.defaults, pixels: [18, 14], order: "given", decimals: 1, ...given } as const;
  const ctx = testContext();
  const state = await superTml.fit(cohortOf(values), options, ctx);
  return { images: (await superTml.apply(cohortOf(of, names), state, options, ctx)).images!, told: warnings(ctx) };
};
const lines = (image: Float32Array, width: number) =>
  Array.from({ length: image.length / width }, (_, y) =>
    Array.from(image.subarray(y * width, (y + 1) * width), (value) => (value === 1 ? "#" : ".")).join(""),
  );

test("the numbers themselves", async () => {
  const { images } = await draw({}, train, matrix([[0, 20, 5.2]]));
  expect(lines(imageOf(images, 0), 14)).toEqual([
    "###.....###...",
    "#.#.....#.#...",
    "#.#.....#.#...",
    "#.#.....#.#...",
    "###..#..###...",
    "..............",
    ".#......###...",
    "##......#.#...",
    ".#......#.#...",
    ".#......#.#...",
    "###..#..###...",
    "..............",
    "###.....###...",
    "#.#.......#...",
    "#.#......##...",
    "#.#.......#...",
    "###..#..###...",
    "..............",
  ]);
  expect(featuresAt(images.layout, 0, 11, 5)).toEqual(["g0"]);
  expect([images.layout.x[1], images.layout.y[1]]).toEqual([7, 9]);
});

test("a missing feature is blank", async () => {
  const { images } = await draw({ missing: "omit" }, train, matrix([[4, 8]]), ["g0", "g2"]);
  const image = lines(imageOf(images, 0), 14);
  expect(image.slice(6, 12)).toEqual(new Array(6).fill(".............."));
  expect(image[4]).not.toBe("..............");
});

test("ranked letters are larger for what varies most", async () => {
  const { images } = await draw(
    { font: "ranked", order: "ranked", pixels: 128, normalisation: "none" },
    someCounts(6, 14),
  );
  const area = (f: number) => images.layout.feature.filter((feature) => feature === f).length;
  expect([area(0) / area(13), area(2) / area(13)]).toEqual([9, 4]);
});

test("of more than fit those that rank highest; more asked for is refused with what fits", async () => {
  const { images, told } = await draw({}, someCounts(6, 9));
  expect(images.layout.features).toHaveLength(3);
  expect(told.join()).toMatch(/3 of 9 features fit/);
  await expect(draw({ top: 8 }, someCounts(6, 9))).rejects.toThrow(/room for 3. Choose top: 3, or pixels: 32/);
  await expect(draw({ pixels: 8 }, someCounts(6, 9))).rejects.toThrow(/room for 0. Choose pixels: 24/);
});

test("values of any size are written; auto has room for all", async () => {
  const large = matrix([[1e6, -3e7, 0.001], [2e-9, 5, 1e20]]); // prettier-ignore
  const { images } = await draw({ normalisation: "none", pixels: 64 }, large);
  expect(images.values.every((value) => value === 0 || value === 1)).toBe(true);
  expect((await draw({ pixels: "auto" }, someCounts(6, 30))).images.layout.features).toHaveLength(30);
});

test.each([
  { normalisation: "zscore" },
  { normalisation: "none" },
  { outside: "extend" },
  { normalisation: "log" },
] as const)("auto has room for the numbers of $normalisation $outside", async (given) => {
  const numbers = someCounts(6, 40);
  numbers.values.forEach((value, at) => (numbers.values[at] = -1000 * value - 1000 / (1 + (at % 7))));
  for (const top of [0, 20]) {
    const { images, told } = await draw({ pixels: "auto", decimals: 2, ...given, top }, numbers);
    expect(images.layout.features).toHaveLength(top || 40);
    expect(told).toEqual([]);
  }
});

test("options that do not go together are refused", () => {
  const wrong = (given: object) => () => superTml.check?.({ ...superTml.defaults, ...given });
  expect(wrong({ font: "ranked", order: "clustered" })).toThrow(/order is "clustered"/);
  expect(wrong({ decimals: 7 })).toThrow(/0 to 6/);
  expect(wrong({ font: "bold" })).toThrow(/Use one of/);
});
