import { expect, test } from "@jest/globals";
import { imageOf } from "../../src/data/images.js";
import { featuresAt } from "../../src/data/layout.js";
import { bie, type BieOptions } from "../../src/encoders/bie.js";
import { testContext } from "../embed/context.js";
import { cohortOf, matrix, someCounts } from "../prepare/cohorts.js";

const train = matrix([
  [0, 10, -4],
  [4, 20, 8],
]);
const draw = async (given: Partial<BieOptions>, values = train, of = values, names?: string[]) => {
  const options = { ...bie.defaults, pixels: [3, 32], order: "given", normalisation: "none", ...given } as const;
  const state = await bie.fit(cohortOf(values), options, testContext());
  return (await bie.apply(cohortOf(of, names), state, options, testContext())).images!;
};
const rows = (image: Float32Array, width: number) =>
  Array.from({ length: image.length / width }, (_, y) => image.slice(y * width, (y + 1) * width).join(""));

test("float: sign, exponent and mantissa of the number", async () => {
  const image = imageOf(await draw({}, train, matrix([[1, -2.5, 0]])), 0);
  expect(rows(image, 32)).toEqual([
    "0" + "01111111" + "0".repeat(23),
    "1" + "10000000" + "01" + "0".repeat(21),
    "0".repeat(32),
  ]);
});

test("float: no sign for 0 that comes of a lower value of a feature without spread", async () => {
  const image = imageOf(await draw({ normalisation: "feature" }, matrix([[5, 1, 2], [5, 3, 4]]), matrix([[3, 1, 2]])), 0); // prettier-ignore
  expect(rows(image, 32)).toEqual(["0".repeat(32), "0".repeat(32), "0".repeat(32)]);
});

test("fixed: the place in the range of the training samples", async () => {
  const given = { number: "fixed", bits: 4, normalisation: "feature", pixels: [3, 4] } as const;
  const image = imageOf(await draw(given, train, matrix([[4, 10, 2]])), 0);
  expect(rows(image, 4)).toEqual(["1111", "0000", "1000"]);
});

test("features stand in several columns, bits are several pixels, each pixel has its name", async () => {
  const { layout } = await draw({ number: "fixed", bits: 2, pixels: [4, 8] }, someCounts(5, 6));
  const named = (y: number) => Array.from({ length: 8 }, (_, x) => featuresAt(layout, 0, x, y).join());
  expect(named(0)).toEqual(["g0", "g0", "g0", "g0", "g3", "g3", "g3", "g3"]);
  expect(named(2)).toEqual(["g2", "g2", "g2", "g2", "g5", "g5", "g5", "g5"]);
  expect(named(3)).toEqual(new Array(8).fill(""));
});

test("a missing feature is blank", async () => {
  const image = imageOf(await draw({ missing: "omit" }, train, matrix([[1, 1]]), ["g0", "g2"]), 0);
  expect(rows(image, 32)[1]).toBe("0".repeat(32));
});

test("too small an image is refused with the size that fits; auto has room for all", async () => {
  await expect(draw({ pixels: 16 })).rejects.toThrow(/room for 0. Choose pixels: 32\.$/);
  const { height, width } = await draw({ pixels: "auto" }, someCounts(5, 60));
  expect([height, width]).toEqual([30, 64]);
});

test("options out of range are refused", () => {
  const wrong = (given: object) => () => bie.check?.({ ...bie.defaults, ...given });
  expect(wrong({ bits: 1 })).toThrow(/bits/);
  expect(wrong({ bits: 33 })).toThrow(/2 to 32/);
  expect(wrong({ number: "double" })).toThrow(/Use one of/);
});
