import { expect, test } from "@jest/globals";
import { omics } from "../../../src/omics/omics.js";
import { tunedPlan } from "../../../src/omics/tune/tuned-plan.js";
import { smallCohort } from "../small-cohort.js";

const plan = omics(smallCohort())
  .select("variance", { top: 12 })
  .encode("deepInsight", { pixels: 8 })
  .classify("smallCnn", { folds: 3 })
  .tune({ learningRate: [1e-3, 1e-4] })
  .toJSON();

test("a setting takes the place of tune: of the classifier, the encoder, or a step by verb or method", () => {
  const setting = { learningRate: 0.01, encoder: ["igtd", { assay: "" }], "select.top": 5 };
  const { steps } = tunedPlan(plan, setting);
  expect(steps.map(({ verb, method }) => method ?? verb)).toEqual(["variance", "igtd", "smallCnn"]);
  expect(steps.map(({ options }) => options)).toEqual([{ top: 5 }, { assay: "" }, { folds: 3, learningRate: 0.01 }]);
  expect(tunedPlan(plan, { "deepInsight.pixels": 16 }).steps[1]!.options).toEqual({ pixels: 16 });
  expect(plan.steps).toHaveLength(4);
});

test("what cannot be set is refused", () => {
  expect(() => tunedPlan(plan, { folds: 5 })).toThrow(/says how the study is judged/);
  for (const name of ["classify.protocol", "smallCnn.folds"])
    expect(() => tunedPlan(plan, { [name]: "published" })).toThrow(/says how the study is judged/);
  expect(() => omics.fromJSON(tunedPlan(plan, { "select.top.x": 5 }))).toThrow(/no option "top.x"/);
  expect(() => tunedPlan(plan, { "scale.x": 5 })).toThrow(/no step "scale". Steps of the plan: variance, deepInsight/);
  const table = omics(smallCohort()).classify("ridge").toJSON();
  expect(() => tunedPlan(table, { encoder: "igtd" })).toThrow(/no encoder/);
});
