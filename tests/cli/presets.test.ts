import { expect, test } from "@jest/globals";
import { presets } from "../../src/cli/presets.js";
import { omics } from "../../src/omics/omics.js";

test.each(Object.entries(presets))("preset %s makes a valid plan", (_, { encode, classify }) => {
  const plan = omics.simulate().encode("saliencyRgb", encode).classify("resnet18", classify);
  expect(plan.toJSON().steps.at(-1)!.options).toEqual(classify);
});
