import { expect, test } from "@jest/globals";
import { ABSENT } from "../../src/data/layout.js";
import { buildLayout } from "../../src/encoders/layout/layout-table.js";
import { layoutStill } from "../../src/notebook/layout-still.js";
import { categories } from "../../src/notebook/samples-state.js";
import { fakeResult } from "../report/fake-result.js";

const { layout } = fakeResult().images;

test("each channel has its picture, and the scale tells the largest count", () => {
  const svg = layoutStill(layout, undefined, "a layout");
  const most = Math.max(...Array.from(layout.start.slice(1), (end, p) => end - layout.start[p]!));
  expect(svg.match(/<image/g)).toHaveLength(3);
  expect(svg).toContain("tsne");
  expect(svg).toContain(`>${most}</text`);
});

test("features are named where they are, and nowhere on channels without them", () => {
  const svg = layoutStill(layout, undefined, "a layout");
  expect(svg).toContain(">CD5</text");
  const { length } = layout.features;
  const x = layout.x.map((own, at) => (at >= 2 * length ? ABSENT : own));
  const first = layoutStill({ ...layout, channels: ["tsne"] }, undefined, "");
  expect(
    layoutStill({ ...layout, channels: layout.channels, x }, undefined, "").match(/<circle/g)!.length,
  ).toBeLessThan(svg.match(/<circle/g)!.length);
  expect(first.match(/<circle/g)!.length).toBeLessThanOrEqual(12);
});

test("numbers and levels have their legend, names as text", () => {
  const numbers = Float32Array.from(layout.features, (_, i) => i / 10);
  expect(layoutStill(layout, { name: "score", numbers }, "")).toContain(">score</text");
  const levels = layout.features.map((_, i) => (i % 2 ? "<img onerror=x>" : `set ${i}`));
  const svg = layoutStill(layout, categories("sets", levels), "");
  expect(svg).toContain("… and 19 more");
  expect(svg).not.toContain("<img ");
});

test("forty channels are cut, one pixel with all features is drawn", () => {
  const features = Array.from({ length: 20_000 }, (_, i) => `g${i}`);
  const channels = Array.from({ length: 40 }, (_, c) => `channel ${c}`);
  const x = new Uint16Array(features.length * channels.length);
  const one = buildLayout({ height: 1, width: 1, channels, features, x, y: x, radius: 0 });
  const svg = layoutStill(one, undefined, "");
  expect(svg.match(/<image/g)).toHaveLength(9);
  expect(svg).toContain("31 further channels not shown");
  expect(svg).toContain("20,000");
});
