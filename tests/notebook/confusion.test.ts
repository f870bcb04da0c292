import { expect, test } from "@jest/globals";
import { ConfusionView } from "../../src/notebook/confusion.js";
import { fakeResult } from "../report/fake-result.js";
import { inNotebook } from "./fake-kernel.js";

const classes = ["<img onerror=x>", "b", "c"];

test("the browser gets each sample's cell, so that it can count folds itself", () =>
  inNotebook((kernel) => {
    const result = fakeResult({ classes });
    const view = new ConfusionView(result, { fold: 1, unit: "shares" });
    (view as unknown as Record<symbol, () => void>)[Symbol.for("Jupyter.display")]!();
    const { state } = kernel.named("Confusion")[0]!;
    expect(state).toMatchObject({ classes, folds: [0, 1, 2], shown: 1, unit: "shares" });
    const truth = state["truth"] as Int32Array;
    expect(Array.from(truth, (c) => classes[c])).toEqual(result.samples.map((sample) => sample.truth));
    expect(Array.from(state["fold"] as Int32Array)).toEqual(result.samples.map(({ fold }) => fold));
  }));

test("the still picture shows counts and shares, names as text", () => {
  const { svg, text } = new ConfusionView(fakeResult({ classes }));
  expect(svg).toContain("Samples of all folds");
  expect(svg).toContain("&lt;img onerror=x&gt;");
  expect(svg).not.toContain("<img");
  expect(text).toMatch(/3 classes, accuracy \d/);
});

test("one class and forty classes have their picture", () => {
  for (const count of [1, 40]) {
    const many = Array.from({ length: count }, (_, c) => `class ${c}`);
    expect(new ConfusionView(fakeResult({ classes: many, samples: 80 })).svg).toContain("<svg");
  }
});
