import { expect, test } from "@jest/globals";
import { imageOf } from "../../src/data/images.js";
import { featuresAt } from "../../src/data/layout.js";
import { recurrence, type RecurrenceOptions } from "../../src/encoders/recurrence.js";
import { testContext } from "../embed/context.js";
import { cohortOf, matrix, someCounts } from "../prepare/cohorts.js";

const train = matrix([
  [0, 3, 7, 4],
  [1, 1, 1, 2],
]);
const draw = async (given: Partial<RecurrenceOptions>, values = train, of = values, names?: string[]) => {
  const options = {
    ...recurrence.defaults,
    pixels: 3,
    order: "given",
    normalisation: "none",
    dimension: 2,
    ...given,
  } as const;
  const state = await recurrence.fit(cohortOf(values), options, testContext());
  return (await recurrence.apply(cohortOf(of, names), state, options, testContext())).images!;
};

test("how far the states of row and column are from each other", async () => {
  const far = Math.fround(Math.sqrt(50));
  expect(Array.from(imageOf(await draw({}), 0))).toEqual([0, 5, far, 5, 0, 5, far, 5, 0]);
});

test("with a threshold, whether they are near", async () => {
  expect(Array.from(imageOf(await draw({ threshold: 5 }), 0))).toEqual([1, 1, 0, 1, 1, 1, 0, 1, 1]);
});

test("a pixel names the features of both states", async () => {
  const { layout } = await draw({});
  expect(featuresAt(layout, 0, 2, 0)).toEqual(["g0", "g1", "g2", "g3"]);
  expect(featuresAt(layout, 0, 1, 1)).toEqual(["g1", "g2"]);
});

test("more features than pixels are averaged; a missing one leaves its states blank where it is alone", async () => {
  const { layout } = await draw({ top: 0 }, someCounts(5, 40));
  expect(featuresAt(layout, 0, 0, 0)).toHaveLength(20);
  const { values } = await draw({ missing: "omit", dimension: 1, pixels: 4 }, train, matrix([[0, 7, 4]]), [
    "g0",
    "g2",
    "g3",
  ]);
  expect(Array.from(values)).toEqual([0, 0, 7, 4, 0, 0, 0, 0, 7, 0, 0, 3, 4, 0, 3, 0]);
});

test("auto: a pixel for each state; a state is never longer than the signal", async () => {
  expect((await draw({ pixels: "auto" }, someCounts(5, 40))).height).toBe(39);
  expect((await draw({ dimension: 9, pixels: 2 }, someCounts(5, 3))).values.every(Number.isFinite)).toBe(true);
});

test("options out of range are refused", () => {
  const wrong = (given: object) => () => recurrence.check?.({ ...recurrence.defaults, ...given });
  expect(wrong({ dimension: 0 })).toThrow(/dimension/);
  expect(wrong({ threshold: -1 })).toThrow(/threshold/);
});
