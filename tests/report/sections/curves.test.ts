import { expect, test } from "@jest/globals";
import { curvesSection } from "../../../src/report/sections/curves.js";
import { fakeResult } from "../fake-result.js";

test("loss and accuracy of each fold", () => {
  const { markup } = curvesSection(fakeResult())!.body;
  expect(markup.match(/<svg/g)).toHaveLength(2);
  for (const fold of ["fold 1", "fold 2", "fold 3"]) expect(markup).toContain(`>${fold}<`);
  expect(markup).toContain(">held out<");
});

test("an ensemble's curves are means, and are called that", () => {
  expect(curvesSection(fakeResult({ members: 4 }))!.body.markup).toContain("means over the 4 networks");
  expect(curvesSection(fakeResult())!.body.markup).not.toContain("means over");
});

test("only the first ten of many folds are drawn, and long trainings are thinned", () => {
  const few = curvesSection(fakeResult({ folds: 12, samples: 36, epochs: 100 }))!.body.markup;
  expect(few).toContain("The first 10 of 12 folds");
  const many = curvesSection(fakeResult({ folds: 12, samples: 36, epochs: 3000 }))!.body.markup;
  expect(many.length).toBeLessThan(1.5 * few.length);
});

test("without trained networks there are no curves", () => {
  const result = fakeResult();
  const folds = result.folds.map((fold) => ({ ...fold, history: [[]] }));
  expect(curvesSection({ ...result, folds })).toBeUndefined();
});
