import { expect, test } from "@jest/globals";
import type { EncoderState } from "../../../src/encoders/encoder.js";
import { buildLayout } from "../../../src/encoders/layout/layout-table.js";
import { shuffleFeatures } from "../../../src/encoders/drawing/shuffle-features.js";
import { seededRandom } from "../../../src/random.js";

const count = 12;
const names = Array.from({ length: count }, (_, f) => `g${f}`);
const numbered = Float64Array.from(names.keys());
const stateOf = (features: readonly string[]): EncoderState => ({
  layout: buildLayout({
    height: 4,
    width: 4,
    channels: ["one"],
    features,
    x: Uint16Array.from(features, (_, f) => f % 4),
    y: Uint16Array.from(features, (_, f) => Math.floor(f / 4)),
    radius: 0,
  }),
  normalisation: { name: "feature", shift: numbered, factor: numbered },
});

test("names move with their normalisation; places stay", () => {
  const state = stateOf(names);
  const before = structuredClone(state);
  const { layout, normalisation } = shuffleFeatures(state, seededRandom(1));
  expect(state).toEqual(before);
  expect(layout.features).not.toEqual(names);
  expect(layout).toEqual({ ...before.layout, features: layout.features });
  const numbers = layout.features.map((feature) => Number(feature.slice(1)));
  expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from(numbered));
  expect(Array.from(normalisation.shift)).toEqual(numbers);
  expect(Array.from(normalisation.factor)).toEqual(numbers);
});

test("features of several assays stay in their assay", () => {
  const own = names.slice(0, count / 2);
  const assays = [
    { name: "rna", features: own },
    { name: "protein", features: own },
  ];
  const state = { ...stateOf(assays.flatMap(({ name }) => own.map((feature) => `${name}:${feature}`))), assays };
  const dealt = shuffleFeatures(state, seededRandom(1));
  expect(dealt.layout.features).toEqual(
    dealt.assays!.flatMap(({ name, features }) => features.map((feature) => `${name}:${feature}`)),
  );
  for (const [a, { features }] of dealt.assays!.entries()) {
    expect([...features].sort()).toEqual([...own].sort());
    const numbers = features.map((feature) => Number(feature.slice(1)) + (a * count) / 2);
    expect(Array.from(dealt.normalisation.shift.subarray((a * count) / 2, ((a + 1) * count) / 2))).toEqual(numbers);
  }
});
