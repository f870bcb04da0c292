import { expect, test } from "@jest/globals";
import { ABSENT } from "../../../src/data/layout.js";
import { heaviestPixels, layoutOfPlaces } from "../../../src/encoders/layout/layout-of-places.js";

const size = { height: 1, width: 3 };
/** Feature 1 lies on pixels 0 and 2, heavier on 2; feature 0 on pixel 0 only. */
const cover = {
  start: Uint32Array.of(0, 2, 2, 3),
  feature: Uint32Array.of(0, 1, 1),
  weight: Float32Array.of(0.75, 0.25, -1),
};

test("a table of pixels is taken as it is; centres are the heaviest pixels", () => {
  const layout = layoutOfPlaces({ channels: ["one"], cover, features: [2, 0, 1] }, ["a", "b", "c"], size);
  expect(layout).toEqual({
    ...size,
    ...cover,
    channels: ["one"],
    features: ["c", "a", "b"],
    radius: 0,
    x: Uint16Array.of(0, 2, ABSENT),
    y: Uint16Array.of(0, 0, ABSENT),
  });
});

test("centres alone become discs", () => {
  const layout = layoutOfPlaces({ channels: ["one"], x: Uint16Array.of(2), y: Uint16Array.of(0) }, ["a"], size);
  expect(Array.from(layout.start)).toEqual([0, 0, 0, 1]);
});

test("a feature on one channel is absent on the other", () => {
  const twice = { ...cover, start: Uint32Array.of(0, 0, 0, 0, 2, 2, 3) };
  const { x, y } = heaviestPixels(twice, 2, { ...size, channels: ["one", "two"] });
  expect([Array.from(x), Array.from(y)]).toEqual([
    [ABSENT, ABSENT, 0, 2],
    [ABSENT, ABSENT, 0, 0],
  ]);
});

test("a table for another size is refused", () => {
  expect(() => layoutOfPlaces({ channels: ["one", "two"], cover }, ["a", "b"], size)).toThrow(/3 pixels, the image 6/);
});
