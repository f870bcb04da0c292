import { expect, test } from "@jest/globals";
import { rankMethods } from "../../src/evaluate/friedman.js";
import { criticalDifferenceDrawing, readingOfRanks } from "../../src/report/critical-difference.js";

const names = ["forest", "svm <rbf>", "cnn", "auto"];
const scores = Array.from({ length: 20 }, (_, i) => [0.9 + i / 1000, 0.6 + i / 1000, 0.89 + i / 1000, 0.5]);

test("best stands left, names are escaped, and a bar joins those that are alike", () => {
  const svg = criticalDifferenceDrawing({ ...rankMethods(scores), names }, "folds");
  expect(svg).toContain("Mean ranks: forest 1.00, cnn 2.00, svm &lt;rbf&gt; 3.00, auto 4.00");
  expect(svg.match(/stroke="#0072B2"/g)).toHaveLength(3);
  expect(svg).toContain("20 folds, Friedman χ² = 60.0");
});

test("what folds are not is said", () => {
  expect(readingOfRanks("folds")).toContain("independent data sets");
  expect(readingOfRanks("data sets")).not.toContain("independent data sets");
});

test("a critical difference wider than the axis is drawn as wide as it", () => {
  expect(criticalDifferenceDrawing({ ...rankMethods(scores.slice(0, 2)), names }, "folds")).toContain("wider than the axis"); // prettier-ignore
});
