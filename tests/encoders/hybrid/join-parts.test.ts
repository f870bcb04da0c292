import { expect, test } from "@jest/globals";
import { ABSENT } from "../../../src/data/layout.js";
import { joinParts, type Part } from "../../../src/encoders/hybrid/join-parts.js";
import { layoutOfPlaces } from "../../../src/encoders/layout/layout-of-places.js";

const size = { height: 1, width: 2 };
const part = (encoder: string, features: readonly string[], x: readonly number[], extra: object = {}): Part => ({
  encoder,
  state: {
    layout: layoutOfPlaces({ channels: ["map"], x: Uint16Array.from(x), y: new Uint16Array(x.length) }, features, size),
    normalisation: {
      name: "feature",
      shift: Float64Array.from(features, (feature) => feature.charCodeAt(0)),
      factor: Float64Array.from(features, () => 1),
    },
    ...extra,
  },
  assays: [{ name: "rna", features }],
});

test("a feature of several parts is one; what one part lacks is absent from its channels", () => {
  const first = part("one", ["b", "a"], [0, 1], { left: ["c", "d"] });
  const second = part("two", ["c", "a"], [0, 0]);
  const { layout, normalisation, left, drawing } = joinParts("hybrid", [first, second], "channels");
  expect(layout.channels).toEqual(["one map", "two map"]);
  expect(layout.features).toEqual(["a", "b", "c"]);
  expect(Array.from(layout.x)).toEqual([1, 0, ABSENT, 0, ABSENT, 0]);
  expect(Array.from(layout.start)).toEqual([0, 1, 2, 4, 4]);
  expect(Array.from(layout.feature)).toEqual([1, 0, 2, 0]);
  expect(Array.from(normalisation.shift)).toEqual([97, 98, 99]);
  expect(left).toEqual(["d"]); // the second part draws c
  expect(drawing).toBeUndefined();
});

test("blended, pixels hold the features of all parts with shares of their weights", () => {
  const parts = [part("one", ["a", "b"], [0, 1]), part("two", ["a", "b"], [0, 0])];
  const { layout } = joinParts("hybrid", parts, "blend");
  expect(layout.channels).toEqual(["map + map"]);
  expect(Array.from(layout.start)).toEqual([0, 2, 3]);
  expect(Array.from(layout.weight)).toEqual([0.75, 0.25, 0.5]);
});

test("one part that is no weighted sum makes the whole one", () => {
  const drawing = { encoder: "two", state: { anything: 1 } };
  const joined = joinParts("hybrid", [part("one", ["a"], [0]), part("two", ["a"], [1], { drawing })], "channels");
  expect(joined.drawing).toMatchObject({ encoder: "hybrid", state: { parts: [{}, { drawing }] } });
});
