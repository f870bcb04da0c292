import { expect, test } from "@jest/globals";
import { ABSENT } from "../../../src/data/layout.js";
import { layoutFigures } from "../../../src/encoders/layout/layout-figures.js";
import { buildLayout } from "../../../src/encoders/layout/layout-table.js";
import { exampleLayout } from "../../data/example-cohort.js";

const common = { capacity: 6, features: 3, absent: 0 };

test("each channel has its own figures", () => {
  expect(layoutFigures(exampleLayout())).toEqual([
    { ...common, channel: "tsne", occupied: 2, blank: 4, colliding: 2, most: 2 },
    { ...common, channel: "pca", occupied: 3, blank: 3, colliding: 0, most: 1 },
  ]);
});

test("discs that overlap collide only where one lies wholly under others", () => {
  const at = { height: 5, width: 9, channels: ["one"], features: ["a", "b", "c"], radius: 1 };
  const [apart] = layoutFigures(buildLayout({ ...at, x: Uint16Array.of(1, 3, 7), y: Uint16Array.of(2, 2, 2) }));
  expect(apart).toMatchObject({ occupied: 14, blank: 31, colliding: 0, most: 2 });
  const [together] = layoutFigures(buildLayout({ ...at, x: Uint16Array.of(3, 3, 7), y: Uint16Array.of(2, 2, 2) }));
  expect(together).toMatchObject({ colliding: 2, most: 2 });
});

test("features that are not on a channel are counted, not drawn", () => {
  const layout = exampleLayout();
  const x = Uint16Array.of(0, 0, 2, 1, ABSENT, 0);
  const start = Uint32Array.from(layout.start, (at, p) => (p > 8 ? at - 1 : at));
  const [, pca] = layoutFigures({ ...layout, x, start, feature: Uint32Array.of(0, 1, 2, 0, 2) });
  expect(pca).toEqual({
    ...common,
    channel: "pca",
    features: 2,
    absent: 1,
    occupied: 2,
    blank: 4,
    colliding: 0,
    most: 1,
  });
});
