import { expect, test } from "@jest/globals";
import { intervalChart } from "../../src/report/interval-chart.js";
import { fakeComparison } from "../omics/compare/fake-comparison.js";

test("draws the methods that ended, best first, with what they span", () => {
  const { spec, description } = intervalChart(fakeComparison());
  const { values } = (spec as { data: { values: { name: string; own: boolean }[] } }).data;
  expect(values.map(({ name, own }) => [name, own])).toEqual([
    ["forest <500>", true],
    ["igtd | smallCnn", false],
  ]);
  expect(description).toMatch(/^Mean accuracy: forest <500> 96\.0.%/);
});
