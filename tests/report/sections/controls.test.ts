import { expect, test } from "@jest/globals";
import { controlsSection } from "../../../src/report/sections/controls.js";
import { fakeResult } from "../fake-result.js";

const result = fakeResult();
const textWith = (name: string, difference: number) => {
  const accuracy = { mean: result.mean.accuracy + difference, sd: 0.01 };
  const section = controlsSection({
    ...result,
    sd: { ...result.sd, accuracy: 0.01 },
    controls: [{ name, accuracy, note: "<note>" }],
  });
  return section!.body.markup.replace(/\s+/g, " ");
};

test("without controls there is nothing to say", () => {
  expect(controlsSection({ ...result, controls: [] })).toBeUndefined();
});

test("a difference within the noise is not sold as a gain", () => {
  expect(textWith("shuffledLayout", 0.005)).toContain("not to predict");
  expect(textWith("shuffledLayout", -0.1)).toContain("The layout is worth 10.0 points");
  expect(textWith("shuffledLayout", 0.1)).toContain("better by 10.0 points");
  expect(textWith("linear", 0.05)).toContain("prefer it for predictions");
  expect(textWith("linear", 0)).toContain("level with the study");
});

test("chart and table name the study, the control and chance", () => {
  const text = textWith("somethingNew", 0);
  for (const name of ["This study", "somethingNew", "Chance", "&lt;note&gt;"]) expect(text).toContain(name);
  expect(text).toContain("<svg");
});

test.each([
  ["networks", "The recipe&#39;s networks alone"],
  ["ridge", "Ridge classifier on the same features"],
  ["forest", "Random forest on the same features"],
])("the recipe's part %s has a name in print", (name, title) => {
  expect(textWith(name, 0)).toContain(title);
});

test("one fold has no spread: none is drawn or told", () => {
  const one = {
    ...result,
    folds: result.folds.slice(0, 1),
    sd: { ...result.sd, accuracy: null },
    controls: [{ name: "linear", accuracy: { mean: 0.5, sd: null }, note: "alone" }],
  };
  const text = controlsSection(one)!.body.markup.replace(/\s+/g, " ");
  expect(text).not.toContain("± 0.0");
  expect(text).toContain("one fold has no spread");
  expect(textWith("linear", 0)).toContain("one standard deviation to each side");
});
