import { expect, test } from "@jest/globals";
import { componentRows, weighedFeatures } from "../../../src/encoders/pathways/component-rows.js";

const pathways = [
  { node: "one", members: Uint32Array.of(0, 2), weights: Float64Array.of(0.5, -0.5, 0.1, 0) },
  { node: "two", members: Uint32Array.of(3, 5), weights: Float64Array.of(1, 0, 0, 0) },
];

test("features that weigh nothing anywhere are none", () => {
  expect([...weighedFeatures(pathways)]).toEqual([0, 2, 3]);
});

test("a row for each pathway, a column for each component, stretched over the image", () => {
  const seen: string[] = [];
  componentRows(pathways, 2, { height: 3, width: 3 }, (pixel, f, weight) => seen.push(`${pixel}: ${weight} × ${f}`));
  expect(seen).toEqual([
    ...["0: 0.5 × 0", "0: -0.5 × 2", "1: 0.5 × 0", "1: -0.5 × 2", "2: 0.1 × 0"],
    ...["3: 0.5 × 0", "3: -0.5 × 2", "4: 0.5 × 0", "4: -0.5 × 2", "5: 0.1 × 0"],
    ...["6: 1 × 3", "7: 1 × 3"],
  ]);
});
