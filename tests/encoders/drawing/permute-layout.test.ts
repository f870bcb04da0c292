import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { buildLayout } from "../../../src/encoders/layout/layout-table.js";
import { permuteLayout } from "../../../src/encoders/drawing/permute-layout.js";
import { seededRandom } from "../../../src/random.js";
import { placements } from "../placements.js";

/** The features of each pixel, in no particular order. */
const byPixel = ({ start, feature }: { start: Uint32Array; feature: Uint32Array }) =>
  Array.from(start.subarray(1), (end, p) => Array.from(feature.subarray(start[p], end)).sort((a, b) => a - b));

test("table and centres are moved together: it is the layout that the new centres would give", () => {
  fc.assert(
    fc.property(placements(), fc.integer(), (placement, seed) => {
      const permuted = permuteLayout(buildLayout(placement), seededRandom(seed));
      const rebuilt = buildLayout({ ...placement, x: permuted.x, y: permuted.y });
      expect(permuted.start).toEqual(rebuilt.start);
      expect(byPixel(permuted)).toEqual(byPixel(rebuilt));
      expect(permuted.weight).toEqual(rebuilt.weight);
    }),
    { numRuns: 50 },
  );
});

test("a feature takes the place of one other feature in all channels; occupied pixels stay", () => {
  const count = 40;
  const coordinate = (seed: number) => Uint16Array.from({ length: 2 * count }, (_, i) => (i * seed) % 50);
  const original = buildLayout({
    height: 50,
    width: 50,
    channels: ["one", "two"],
    features: Array.from({ length: count }, (_, f) => `g${f}`),
    x: coordinate(7),
    y: coordinate(11),
    radius: 1,
  });
  const before = structuredClone(original);
  const permuted = permuteLayout(original, seededRandom(3));
  expect(original).toEqual(before);
  expect(permuted.start).toEqual(original.start);
  const placeIn = ({ x, y }: typeof original, f: number) => [x[f], y[f], x[count + f], y[count + f]].join();
  const places = (layout: typeof original) => Array.from({ length: count }, (_, f) => placeIn(layout, f));
  expect(places(permuted).sort()).toEqual(places(original).sort());
  const stayed = places(permuted).filter((place, f) => place === places(original)[f]).length;
  expect(stayed).toBeLessThan(count / 4);
});

test("the same seed gives the same control, another seed another", () => {
  const [placement] = fc.sample(
    placements().filter(({ features, radius }) => features.length > 8 && radius > 1),
    { numRuns: 1, seed: 5 },
  );
  const layout = buildLayout(placement!);
  expect(permuteLayout(layout, seededRandom(1))).toEqual(permuteLayout(layout, seededRandom(1)));
  expect(permuteLayout(layout, seededRandom(2)).feature).not.toEqual(permuteLayout(layout, seededRandom(1)).feature);
});
