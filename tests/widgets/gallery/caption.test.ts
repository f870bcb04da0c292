/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import type { SamplesState } from "../../../src/notebook/state.js";
import { Captions } from "../../../widgets/src/gallery/caption.js";
import { FakeModel } from "../fake-model.js";

const levels = ["a", "<b>"];
const full = new Captions(
  new FakeModel<SamplesState>({
    names: ["s1", "s2"],
    columns: [
      { name: "truth", levels, codes: Int32Array.of(0, 0) },
      { name: "predicted", levels, codes: Int32Array.of(0, 1) },
      { name: "confidence", numbers: Float32Array.of(0.984, 0.5) },
      { name: "age", numbers: Float32Array.of(NaN, 41.23456) },
    ],
  }).model,
);

test("right and wrong predictions are told by a sign, in words, and with their confidence", () => {
  expect(full.of(0)).toMatchObject({ name: "s1", verdict: "✓ 98\u00a0% a", right: true });
  expect(full.of(1)).toMatchObject({
    verdict: "✗ 50\u00a0% <b>",
    spoken: "a, wrongly predicted as <b> 50\u00a0%",
    right: false,
  });
});

test("everything that is known is told, what is missing is a dash", () => {
  expect(full.all(0).at(-1)).toEqual(["age", "–"]);
  expect(full.all(1).at(-1)).toEqual(["age", "41.23"]);
});

test("without predictions the name is all", () => {
  const bare = new Captions(new FakeModel<SamplesState>({ names: ["s1"], columns: [] }).model);
  expect(bare.of(0)).toEqual({ name: "s1", verdict: "", spoken: "", right: undefined });
});
