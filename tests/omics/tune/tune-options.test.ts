import { expect, test } from "@jest/globals";
import { omics } from "../../../src/omics/omics.js";
import { smallCohort } from "../small-cohort.js";

const base = omics(smallCohort()).classify("kNearestNeighbours", { folds: 5, controls: ["shuffledLabels"] });

test.each<[Record<string, unknown[]>, object, RegExp]>([
  [{}, {}, /The grid is empty/],
  [{ neighbours: [] }, {}, /"neighbours" has no values/],
  [{ neighbours: [1, 3] }, { inner: 1 }, /inner is 1/],
  [{ neighbours: [1, 3] }, { measure: "auc" }, /no measure "auc"/],
  [{ neighbours: [1, 3] }, { rule: "worst" }, /no rule "worst"/],
  [{ neighbours: [1, 3] }, { inners: 3 }, /no option "inners". Use one of: inner/],
  [{ neighbour: [1] }, {}, /no option "neighbour". Use one of: neighbours/],
  [{ neighbours: [1, -3] }, {}, /neighbours is -3/],
  [
    { neighbours: Array.from({ length: 500 }, (_, i) => i + 1) },
    { draws: 500 },
    /16,500 trainings: 500 settings × 3 inner folds × 11 outer fits/,
  ],
])("%j with %j is refused when the plan is built", (grid, options, message) => {
  expect(() => base.tune(grid, options)).toThrow(message);
});

test("tune comes after classify, once, and is written into the plan", () => {
  expect(() => omics(smallCohort()).tune({ neighbours: [1] })).toThrow(/nothing to tune/);
  const plan = base.tune({ neighbours: [1, 3] }, { inner: 2 });
  expect(plan.toJSON().steps.at(-1)).toEqual({ verb: "tune", options: { grid: { neighbours: [1, 3] }, inner: 2 } });
  expect(() => plan.tune({ neighbours: [1] })).toThrow(/stands in the plan already/);
  const file = omics("table.tsv")
    .classify("ridge")
    .tune({ alpha: [1] }, { draws: 4 })
    .explain()
    .toJSON();
  expect(omics.fromJSON(JSON.parse(JSON.stringify(file))).toJSON()).toEqual(file);
});

test("a written plan without a grid is refused in the same words", () => {
  const plan = base.tune({ neighbours: [1, 3] }).toJSON();
  const steps = plan.steps.map((step) => (step.verb === "tune" ? { verb: "tune", options: {} } : step));
  expect(() => omics.fromJSON({ ...plan, source: { file: "table.tsv" }, steps })).toThrow(/The grid is empty/);
});
