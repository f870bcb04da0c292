import { expect, test } from "@jest/globals";
import { confusionChart } from "../../src/report/confusion-chart.js";

const matrix = {
  labels: ["a <b>", "c"],
  counts: [
    [3, 1],
    [0, 0],
  ],
};

test("counts or shares stand in the cells, and the words say what is on the diagonal", () => {
  const counts = confusionChart(matrix, "count", 40).markup;
  expect(counts).toContain("On the diagonal: a &lt;b&gt; 3, c 0.");
  expect(counts).toMatch(/>3<\/text>/);
  const averaged = {
    ...matrix,
    counts: [
      [0.75, 0.25],
      [0, 0],
    ],
  };
  expect(confusionChart(averaged, "share", 40).markup).toMatch(/>0\.75<\/text>/);
});

test("many classes in small cells go without numbers", () => {
  const labels = Array.from({ length: 13 }, (_, c) => `class ${c}`);
  const counts = labels.map(() => labels.map(() => 7));
  expect(confusionChart({ labels, counts }, "count", 9).markup).not.toContain(">7</text>");
});
