import { expect, test } from "@jest/globals";
import { ABSENT, type Layout } from "../../../src/data/layout.js";
import { layoutHeader, layoutRows } from "../../../src/encoders/layout/layout-rows.js";
import { buildLayout } from "../../../src/encoders/layout/layout-table.js";
import { parsePixelPlaces } from "../../../src/io/pixel-places.js";

const placement = { height: 2, width: 3, channels: ["a", "b"], features: ["TP53", "EGFR"], radius: 0 };
const single = buildLayout({ ...placement, x: Uint16Array.of(0, 2, ABSENT, 0), y: Uint16Array.of(1, 1, ABSENT, 0) });

test("what is written is read again; where a feature is absent there is no line", () => {
  const rows = layoutRows(single);
  expect(rows).toHaveLength(3);
  const text = [layoutHeader, ...rows].map((cells) => cells.join("\t")).join("\n");
  expect(parsePixelPlaces(text, "layout.tsv").map(({ line: _, ...place }) => place)).toEqual(
    rows.map(([feature, channel, x, y]) => ({ feature, channel, x, y })),
  );
});

/** TP53 on the first two pixels of the first row, EGFR on the second and third; the second is the mean of both. */
const shared: Layout = {
  ...placement,
  channels: ["a"],
  x: Uint16Array.of(0, 2),
  y: Uint16Array.of(0, 0),
  start: Uint32Array.of(0, 1, 3, 4, 4, 4, 4),
  feature: Uint32Array.of(0, 1, 0, 1),
  weight: Float32Array.of(1, 0.5, 0.5, 1),
};

test("features that share the pixels out have a line for each", () => {
  expect(layoutRows(shared)).toEqual([
    ["TP53", "a", 0, 0],
    ["TP53", "a", 1, 0],
    ["EGFR", "a", 1, 0],
    ["EGFR", "a", 2, 0],
  ]);
});

test("discs of one radius, weights that are no means and great overlaps have their centres", () => {
  const x = Uint16Array.of(0, 2);
  const discs = buildLayout({ ...placement, channels: ["a"], x, y: x.map(() => 0), radius: 1 });
  expect(discs.feature.length).toBeGreaterThan(4);
  expect(layoutRows(discs)).toHaveLength(2);
  expect(layoutRows({ ...shared, weight: Float32Array.of(1, 0.75, 0.25, 1) })).toHaveLength(2);
  const everywhere = { start: Uint32Array.from({ length: 7 }, (_, pixel) => 2 * pixel) };
  const [feature, weight] = [Uint32Array.from({ length: 12 }, (_, k) => k % 2), new Float32Array(12).fill(0.5)];
  expect(layoutRows({ ...shared, ...everywhere, feature, weight })).toHaveLength(2);
});
