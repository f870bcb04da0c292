import { expect, test } from "@jest/globals";
import { saliencyStill } from "../../src/notebook/saliency-still.js";
import { fakeResult } from "../report/fake-result.js";

const result = fakeResult({ genes: 60, samples: 12, classes: ["A", "B"] });
const draw = (choice: object) =>
  saliencyStill(result, { class: "", sample: "", threshold: 0.2, ...choice }, "What <is> shown");

test("two maps in a row, each with its title above", () => {
  const svg = draw({});
  expect([...svg.matchAll(/<svg x="(\d+)" y="(\d+)"/g)].map(([, x, y]) => [x, y])).toEqual([
    ["12", "36"],
    ["560", "36"],
  ]);
  expect(svg).toContain('aria-label="What &lt;is&gt; shown"');
  expect(svg).not.toContain("not shown");
});

test("a sample is named with its scores, not with those of its class", () => {
  const row = 0;
  const scores = result.geneScores!;
  const best = scores.values
    .subarray(0, scores.columns)
    .indexOf(Math.max(...scores.values.subarray(0, scores.columns)));
  const svg = draw({ sample: result.samples[row]!.name, threshold: 0.99 });
  const name = result.images.layout.features[best]!.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  expect(svg).toContain(`Named genes: ${name}`);
});
