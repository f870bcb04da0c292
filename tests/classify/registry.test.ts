import { expect, test } from "@jest/globals";
import type { AnyBaseline } from "../../src/baselines/baseline.js";
import { baselines } from "../../src/baselines/registry.js";
import { auto } from "../../src/classify/auto.js";
import { classifierNamed } from "../../src/classify/registry.js";
import type { AnyModel } from "../../src/models/model.js";
import { models } from "../../src/models/registry.js";

test.each(Object.entries(models) as [string, AnyModel][])(
  "%s learns from images, with its own options",
  (name, model) => {
    const classifier = classifierNamed(name);
    expect([classifier.name, classifier.input]).toEqual([name, "images"]);
    expect(classifier.source).toBe(model.source);
    expect(classifier.defaults).toMatchObject({ ...model.training, ...model.defaults });
  },
);

test.each(Object.entries(baselines) as [string, AnyBaseline][])(
  "%s learns from the table, with its own options",
  (name, baseline) => {
    const classifier = classifierNamed(name);
    expect([classifier.name, classifier.input, classifier.pictures]).toEqual([name, "table", false]);
    expect(classifier.defaults).toMatchObject({ scale: baseline.scales, ...baseline.defaults });
  },
);

test("no name stands for a network and a baseline", () => {
  const names = [...Object.keys(models), ...Object.keys(baselines), auto.name];
  expect(new Set(names).size).toBe(names.length);
});

test("the recipe takes the place of any network, and of nothing else", () => {
  expect(classifierNamed("resnet18", "auto")).toBe(auto);
  expect(classifierNamed("auto")).toBe(auto);
  expect(() => classifierNamed("kNearestNeighbours", "auto")).toThrow(/is no network that a recipe replaces/);
});

test("an unknown name is told with those there are, nearest first", () => {
  expect(() => classifierNamed("resnet")).toThrow(/resnet18/);
});
