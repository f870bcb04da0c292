import { expect, test } from "@jest/globals";
import { drawEncoded } from "../../../src/encoders/drawing/draw-encoded.js";
import { encoderDefaults, type EncoderState } from "../../../src/encoders/encoder.js";
import { layoutOfPlaces } from "../../../src/encoders/layout/layout-of-places.js";
import { cohortOf, listening, matrix } from "../../prepare/cohorts.js";

const state = (features: readonly string[], extra: Partial<EncoderState> = {}): EncoderState => ({
  layout: layoutOfPlaces(
    { channels: ["map"], x: Uint16Array.from(features.keys()), y: new Uint16Array(features.length) },
    features,
    { height: 1, width: features.length },
  ),
  normalisation: {
    name: "feature",
    shift: new Float64Array(features.length),
    factor: new Float64Array(features.length).fill(0.1),
  },
  ...extra,
});
const cohort = cohortOf(matrix([[1, 2, 30]]), ["a", "b", "c"]);
const draw = (known: EncoderState, options = {}, drawerOf?: Parameters<typeof drawEncoded>[5], from = cohort) => {
  const { ctx, warnings } = listening();
  const { images } = drawEncoded("map", from, known, { ...encoderDefaults, ...options }, ctx, drawerOf);
  return { values: Array.from(images!.values, (value) => Math.round(100 * value) / 100), warnings };
};

test("features are found by name; values beyond the range are clipped, or extend it", () => {
  expect(draw(state(["c", "a"], { left: ["b"] }))).toEqual({ values: [1, 0.1], warnings: [] });
  expect(draw(state(["c", "a"], { left: ["b"] }), { outside: "extend" }).values).toEqual([3, 0.1]);
});

test("what was never seen is named, what was left out on purpose is not", () => {
  expect(draw(state(["a"], { left: ["b"] })).warnings.join()).toMatch(/1 features have no place.*: c\./);
});

test("several assays stand beside each other, whatever the option says now", () => {
  const protein = { ...cohortOf(matrix([[5, 7]]), ["b", "a"]).assays.rna!, name: "protein" };
  const both = { ...cohort, assays: { ...cohort.assays, protein } };
  const assays = [
    { name: "protein", features: ["a"] },
    { name: "rna", features: ["b", "a"] },
  ];
  const known = state(["protein:a", "rna:b", "rna:a"], { assays, left: ["b", "c"] });
  expect(draw(known, {}, undefined, both)).toEqual({ values: [0.7, 0.2, 0.1], warnings: [] });
});

test("pixels that are no sums are drawn as told", () => {
  const backwards = (row: Float32Array, image: Float32Array) => image.set(row.slice().reverse());
  const drawing = { encoder: "backwards", state: {} };
  expect(draw(state(["a", "b", "c"], { drawing }), {}, () => backwards).values).toEqual([1, 0.2, 0.1]);
});
