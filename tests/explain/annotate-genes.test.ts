import { expect, test } from "@jest/globals";
import { annotateGenes } from "../../src/explain/annotate-genes.js";
import { layoutOf } from "./a-layout.js";

const layout = layoutOf(
  2,
  2,
  ["A", "B", "C", "D"],
  [
    [["A"], ["B", "C"], [], ["D"]],
    [["B"], ["A"], ["C"], ["D"]],
  ],
);
const nhwc = Float32Array.of(0.3, 2, 4, 10, 9, 1, 1, 1.9);

test("genes on pixels of at least 0.2 of the maximum are named once, at their strongest pixel", () => {
  expect(annotateGenes(nhwc, layout)).toEqual([
    { feature: "A", channel: "channel 1", x: 1, y: 0, strength: 1 },
    { feature: "B", channel: "channel 0", x: 1, y: 0, strength: expect.closeTo(0.4) },
    { feature: "C", channel: "channel 0", x: 1, y: 0, strength: expect.closeTo(0.4) },
  ]);
});

test("a threshold of 0 names every gene", () => {
  expect(annotateGenes(nhwc, layout, 0).map(({ feature }) => feature)).toEqual(["A", "B", "C", "D"]);
});

test("a map of zeros names none", () => {
  expect(annotateGenes(new Float32Array(8), layout)).toEqual([]);
});
