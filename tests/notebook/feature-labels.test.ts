import { expect, test } from "@jest/globals";
import { dense } from "../../src/data/dense.js";
import { ABSENT, type Layout } from "../../src/data/layout.js";
import { buildLayout } from "../../src/encoders/layout/layout-table.js";
import { featureLabels, largestFeatures } from "../../src/notebook/feature-labels.js";
import { exampleLayout } from "../data/example-cohort.js";

const panel = { left: 10, top: 20, width: 240, height: 240 };
const layoutOf = (features: readonly string[], x: number[], y: number[], side = 24): Layout =>
  buildLayout({
    height: side,
    width: side,
    channels: ["one"],
    features,
    x: Uint16Array.from(x),
    y: Uint16Array.from(y),
    radius: 0,
  });

test("features that cover most pixels come first, then those that vary most; those of other channels do not come", () => {
  const layout = layoutOf(["a", "b", "c", "d"], [1, 5, 9, 9], [1, 5, 9, 9]);
  const drawn = dense(2, 4, Float32Array.of(0, 0, 0, NaN, 1, 5, 3, 9));
  expect(largestFeatures(layout, 0)).toEqual([0, 1, 2, 3]);
  expect(largestFeatures(layout, 0, drawn)).toEqual([1, 2, 0, 3]);
  const two = exampleLayout();
  const wide = { ...two, feature: Uint32Array.of(0, 1, 2, 2, 2, 2) };
  expect(largestFeatures(wide, 1)[0]).toBe(2);
  expect(largestFeatures({ ...two, x: two.x.map((x, at) => (at === 3 ? ABSENT : x)) }, 1)).toEqual([1, 2]);
});

test("names stay within the panel and do not overlap", () => {
  const names = ["<b>", "left edge", "far right and very long", "near it", "apart"];
  const layout = layoutOf(names, [12, 0, 23, 12, 3], [12, 0, 23, 12, 20]);
  const labels = featureLabels(layout, 0, [0, 1, 2, 3, 4], panel, 12).map(({ markup }) => markup);
  expect(labels).toHaveLength(4); // "near it" has no room
  expect(labels.join("")).not.toContain("near it");
  expect(labels[0]).toContain("&lt;b&gt;");
  for (const label of labels) {
    const [x, y] = ["x", "y"].map((name) => Number(new RegExp(`<text[^>]*\\s${name}="([\\d.]+)"`).exec(label)![1]));
    expect(x).toBeGreaterThanOrEqual(panel.left);
    expect(y).toBeGreaterThanOrEqual(panel.top + 9);
    expect(y).toBeLessThanOrEqual(panel.top + panel.height);
  }
  expect(featureLabels(layout, 0, [0, 1, 2, 3, 4], panel, 2)).toHaveLength(2);
});
