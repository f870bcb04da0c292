import { expect, test } from "@jest/globals";
import { applyEncoderInput, fitEncoderInput } from "../../src/generative/auto-encoder-input.js";
import type { Dense } from "../../src/data/dense.js";
import type { StepInput } from "../../src/prepare/assay-step.js";
import { cohortOf, matrix } from "../prepare/cohorts.js";

const inputOf = (values: Dense): StepInput => {
  const { samples, assays } = cohortOf(values);
  const features = Array.from({ length: values.columns }, (_, j) => `g${j}`);
  return { assay: assays.rna!, features, samples: Array.from({ length: values.rows }, (_, i) => `s${i}`), table: samples }; // prettier-ignore
};
const train = inputOf(matrix([[1, 0, 7], [3, 2, 7], [5, 4, 7]])); // prettier-ignore

test("scaled values become z-scores of the training samples; constants go", () => {
  const input = fitEncoderInput("vae", train, "gaussian");
  const { x, target, totals } = applyEncoderInput("vae", train, input);
  expect([x.columns, input.scaling.names, totals.length]).toEqual([2, ["g0", "g1"], 0]);
  expect(Array.from(x.values, (value) => Number(value.toFixed(3)))).toEqual([-1, -1, 0, 0, 1, 1]);
  expect(target).toBe(x);
});

test("counts are seen as logarithms at one depth, and given back as they are", () => {
  const deep = inputOf(matrix([[1, 3, 0], [2, 6, 0], [0, 4, 4]])); // prettier-ignore
  const input = fitEncoderInput("vae", deep, "poisson");
  expect(input.total).toBe(8);
  const { x, target, totals } = applyEncoderInput("vae", deep, input);
  expect(x.values.slice(0, 3)).toEqual(x.values.slice(3, 6)); // the second sample is the first, twice as deep
  expect(Array.from(target.values.slice(3, 6))).toEqual([2, 6, 0]);
  expect([...totals]).toEqual([4, 8, 8]);
  expect(Math.exp(input.logShares[1]!)).toBeCloseTo(13.5 / 21.5, 5);
});

test("negative counts and missing values are refused, the first one named", () => {
  expect(() =>
    fitEncoderInput(
      "vae",
      inputOf(
        matrix([
          [1, 2],
          [3, -1],
        ]),
      ),
      "negativeBinomial",
    ),
  ).toThrow(
    // prettier-ignore
    expect.objectContaining({ tag: "UnsuitableData", what: expect.stringContaining("sample s1, feature g1") }),
  );
  expect(() =>
    fitEncoderInput(
      "vae",
      inputOf(
        matrix([
          [1, NaN],
          [3, 1],
        ]),
      ),
      "gaussian",
    ),
  ).toThrow(
    // prettier-ignore
    expect.objectContaining({ tag: "MissingValues" }),
  );
});
