import { describe, expect, test } from "@jest/globals";
import { imageOf } from "../../src/data/images.js";
import { encoderDefaults, type EncoderOptions } from "../../src/encoders/encoder.js";
import type { Training } from "../../src/encoders/encoder-method.js";
import { layoutEncoder } from "../../src/encoders/layout-encoder.js";
import { isOmixelError } from "../../src/errors.js";
import { cohortOf, listening, matrix } from "../prepare/cohorts.js";

const seen: Training[] = [];

/** Features side by side in one row, in their order. */
const ruler = layoutEncoder<EncoderOptions>({
  name: "ruler",
  source: { paper: "none" },
  defaults: { ...encoderDefaults, pixels: 4 },
  place(training) {
    seen.push(training);
    const count = training.values.columns;
    return {
      channels: ["order"],
      x: Uint16Array.from({ length: count }, (_, f) => f),
      y: new Uint16Array(count),
      radius: 0,
    };
  },
});
const train = matrix([
  [0, 10, 5],
  [4, 20, 6],
  [2, 15, 9],
]);
const fit = (cohort = cohortOf(train), given = {}) => {
  const { ctx, warnings } = listening();
  return Promise.resolve(ruler.fit(cohort, { ...ruler.defaults, ...given }, ctx)).then((state) => ({
    state,
    warnings,
  }));
};
const draw = async (cohort: ReturnType<typeof cohortOf>, given = {}) => {
  const { state } = await fit(undefined, given);
  return ruler.apply(cohort, state, { ...ruler.defaults, ...given }, listening().ctx);
};
const firstRow = async (...parameters: Parameters<typeof draw>) =>
  Array.from(imageOf((await draw(...parameters)).images!, 0)).slice(0, 4);
const failure = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => undefined,
    (raised: unknown) => raised,
  );
  return isOmixelError(error) ? { tag: error.tag, message: error.message } : error;
};

test("the rule that gives places sees normalised training samples; the cohort comes back with images", async () => {
  seen.length = 0;
  const cohort = cohortOf(train);
  const drawn = await draw(cohort);
  expect(Array.from(seen[0]!.values.values)).toEqual([0, 0, 0, 1, 1, 0.25, 0.5, 0.5, 1]);
  expect(seen[0]).toMatchObject({ height: 4, width: 4, features: ["g0", "g1", "g2"] });
  expect(drawn.images).toMatchObject({ count: 3, height: 4, width: 4, channels: 1 });
  expect(drawn.images!.layout.features).toEqual(["g0", "g1", "g2"]);
  expect(drawn.assays).toBe(cohort.assays);
  expect(Array.from(imageOf(drawn.images!, 1)).slice(0, 4)).toEqual([1, 1, 0.25, 0]);
});

test("new samples are drawn in the range of the training samples, by the names of their features", async () => {
  const reordered = cohortOf(matrix([[7, 1, 15]]), ["g2", "g0", "g1"]);
  expect(await firstRow(reordered)).toEqual([0.25, 0.5, 0.5, 0]);
  expect(await firstRow(cohortOf(matrix([[100, -100, 7]])))).toEqual([1, 0, 0.5, 0]);
});

test("features missing from a new table: an error, or left out on request", async () => {
  const lacking = cohortOf(matrix([[1, 15]]), ["g0", "g1"]);
  expect(await failure(draw(lacking))).toMatchObject({ tag: "UnsuitableData", message: expect.stringContaining("g2") });
  expect(await firstRow(lacking, { missing: "omit" })).toEqual([0.25, 0.5, 0, 0]);
});

describe("what cannot be drawn is refused with a remedy", () => {
  test.each([
    ["one sample", cohortOf(matrix([[1, 2, 3]])), "TooFewSamples", "Give two or more"],
    [
      "two features",
      cohortOf(
        matrix([
          [1, 2],
          [3, 4],
        ]),
      ),
      "UnsuitableData",
      "at least 3 are needed",
    ],
    [
      "constant features only",
      cohortOf(
        matrix([
          [1, 2, 3],
          [1, 2, 3],
        ]),
      ),
      "UnsuitableData",
      "All 3 features are constant",
    ],
    [
      "a missing value",
      cohortOf(
        matrix([
          [1, 2, NaN],
          [3, 4, 5],
        ]),
      ),
      "MissingValues",
      ".impute()",
    ],
    [
      "an infinite value",
      cohortOf(
        matrix([
          [1, 2, Infinity],
          [3, 4, 5],
        ]),
      ),
      "MissingValues",
      "sample s0, feature g2",
    ],
    ["a sample without the assay", cohortOf(train, undefined, Uint8Array.of(1, 0, 1)), "MissingValues", "s1"],
  ])("%s", async (_, cohort, tag, message) => {
    expect(await failure(fit(cohort))).toMatchObject({ tag, message: expect.stringContaining(message) });
  });

  test("missing values and unmeasured samples in new tables", async () => {
    expect(await failure(draw(cohortOf(matrix([[1, NaN, 3]]))))).toMatchObject({ tag: "MissingValues" });
    const unmeasured = cohortOf(matrix([[1, 2, 3]]), undefined, Uint8Array.of(0));
    expect(await failure(draw(unmeasured))).toMatchObject({ tag: "MissingValues" });
  });
});

test("some constant features are drawn dark and named", async () => {
  const { warnings } = await fit(
    cohortOf(
      matrix([
        [1, 2, 3],
        [1, 2, 4],
      ]),
    ),
  );
  expect(warnings).toEqual(["ruler: 2 features are constant in the training samples: g0, g1."]);
});

test("options that all encoders share are checked before the encoder's own", () => {
  expect(() => ruler.check?.({ ...ruler.defaults, pixels: 0 })).toThrow(/step ruler: Option "pixels"/);
  expect(Object.isFrozen(ruler) && Object.isFrozen(ruler.defaults)).toBe(true);
});
