import { expect, test } from "@jest/globals";
import { auto } from "../../src/classify/auto.js";
import { classifierFor } from "../../src/classify/registry.js";
import type { AnyModel } from "../../src/models/model.js";
import { models } from "../../src/models/registry.js";

test.each(Object.entries(models) as [string, AnyModel][])(
  "%s learns from images, with its own options",
  (name, model) => {
    const classifier = classifierFor(model, "none");
    expect([classifier.name, classifier.input]).toEqual([name, "images"]);
    expect(classifier.source).toBe(model.source);
    expect(classifier.defaults).toMatchObject(model.defaults);
  },
);

test("the recipe takes the place of any network, and learns from the table", () => {
  expect(classifierFor(models.resnet18, "auto")).toBe(auto);
  expect(auto.input).toBe("table");
});
