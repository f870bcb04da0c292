import { expect, test } from "@jest/globals";
import { imageOf } from "../../src/data/images.js";
import { markovField, type MarkovFieldOptions } from "../../src/encoders/markov-field.js";
import { testContext } from "../embed/context.js";
import { cohortOf, matrix, someCounts } from "../prepare/cohorts.js";

const train = matrix([
  [0, 9, 1, 8],
  [9, 0, 8, 1],
  [0, 1, 8, 9],
]);
const draw = async (given: Partial<MarkovFieldOptions>, of = train, values = train, names?: string[]) => {
  const options = {
    ...markovField.defaults,
    pixels: 4,
    order: "given",
    normalisation: "none",
    bins: 2,
    ...given,
  } as const;
  const state = await markovField.fit(cohortOf(values), options, testContext());
  return (await markovField.apply(cohortOf(of, names), state, options, testContext())).images!;
};

test("how often a value like the row's is followed by one like the column's", async () => {
  const images = await draw({});
  expect(Array.from(imageOf(images, 0))).toEqual([0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 0]);
  expect(Array.from(imageOf(images, 2))).toEqual([0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0, 0, 1, 1, 0, 0, 1, 1]);
});

test("bins of each sample, or of the training samples: a sample twice as high is the same, or all of one bin", async () => {
  const high = matrix([[20, 29, 21, 28]]);
  const own = await draw({}, high);
  expect(Array.from(own.values)).toEqual(Array.from(imageOf(await draw({}), 0)));
  const common = await draw({ edges: "training" }, high);
  expect(Array.from(common.values)).toEqual(new Array(16).fill(1));
});

test("more features than pixels are averaged; the pixel names those of its row and column", async () => {
  const { layout, values } = await draw({ top: 0 }, someCounts(3, 40), someCounts(6, 40));
  expect(layout.start[1]! - layout.start[0]!).toBe(10);
  expect(layout.start[2]! - layout.start[1]!).toBe(20);
  expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
});

test("a missing feature leaves its row and column blank", async () => {
  const { values } = await draw({ missing: "omit" }, matrix([[0, 9, 8]]), train, ["g0", "g1", "g3"]);
  for (let i = 0; i < 4; i++) expect([values[8 + i], values[4 * i + 2]]).toEqual([0, 0]);
});

test("options out of range are refused", () => {
  const wrong = (given: object) => () => markovField.check?.({ ...markovField.defaults, ...given });
  expect(wrong({ bins: 1 })).toThrow(/bins/);
  expect(wrong({ edges: "all" })).toThrow(/Use one of: sample/);
});
