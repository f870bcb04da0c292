import { expect, test } from "@jest/globals";
import { learningPoint } from "../../src/omics/learning-curve/learning-curve.js";
import { learningChart, learningTable } from "../../src/report/learning-chart.js";
import { fakeResult } from "./fake-result.js";

const metrics = fakeResult().folds.map((fold) => fold.metrics);
const data = {
  source: "counts.tsv",
  label: "type",
  points: [
    learningPoint(0.1, [], [], ["too few"]),
    learningPoint(1, metrics.map(() => ({ trainSamples: 16 })), metrics, []), // prettier-ignore
  ],
  warnings: [],
};

test("sizes that failed are in the table and not in the chart", () => {
  expect(learningTable(data).map((row) => row.length)).toEqual([10, 10, 10]);
  expect(learningTable(data)[1]!.slice(-2)).toEqual([0, 1]);
  const { spec, description } = learningChart(data);
  expect((spec as { data: { values: unknown[] } }).data.values).toHaveLength(1);
  expect(description).toContain("with 16 samples");
});
