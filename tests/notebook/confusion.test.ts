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

test("a fold that is not there and another unit are refused", () => {
  const result = fakeResult({ classes });
  const make = (options: object) => () => new ConfusionView(result, options);
  for (const fold of [9, 0.5, -2])
    expect(make({ fold })).toThrow(
      expect.objectContaining({ tag: "InvalidOption", remedy: "Choose one of 0, 1, 2, or -1 for all." }),
    );
  expect(make({ unit: "percent" })).toThrow(expect.objectContaining({ tag: "InvalidOption" }));
  expect(make({ folds: 1 })).toThrow(expect.objectContaining({ tag: "UnknownName" }));
});

test("the still picture is of the fold and in the unit that are shown, also after the person chose others", () =>
  inNotebook(async (kernel) => {
    const result = fakeResult({ classes, skill: 0.5, folds: 2 });
    const view = new ConfusionView(result, { fold: 1 });
    expect(view.svg).toContain("Test samples of fold 2 (rows: true class)");
    expect(view.svg).not.toContain("all folds");
    const right = result.folds[1]!.metrics.confusion.counts[0]![0]!;
    expect(view.svg).toContain(`&lt;img onerror=x&gt; ${right},`);
    expect(view.text).toMatch(/accuracy \d.* in fold 2$/);
    (view as unknown as Record<symbol, () => void>)[Symbol.for("Jupyter.display")]!();
    const widget = kernel.named("Confusion")[0]!;
    await widget.receive("change:unit", "shares");
    const ofClass = result.folds[1]!.metrics.confusion.counts[0]!.reduce((sum, cell) => sum + cell, 0);
    expect(view.svg).toContain("Fold 2, shares of the true class");
    expect(view.svg).toContain(`&lt;img onerror=x&gt; ${(right / ofClass).toFixed(2)},`);
    await widget.receive("change:shown", -1);
    expect(view.svg).toContain("Samples of all folds");
  }));
