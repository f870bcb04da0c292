/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import { featuresOn } from "../../../widgets/src/layout/pixel-features.js";
import { smallLayout } from "./small-layout.js";

const names = Array.from({ length: 20_000 }, (_, i) => `g${i}`);
const pile = smallLayout(names, names.map(() => [1, 0] as const), { side: 2 }); // prettier-ignore
const place = { x: 1, y: 0 };

test("the first and the count of a pixel with 20,000 features", () => {
  expect(featuresOn(pile, 0, place, 3)).toEqual({ count: 20_000, first: [0, 1, 2] });
  expect(featuresOn(pile, 0, place, Infinity).first).toHaveLength(20_000);
  expect(featuresOn(pile, 0, { x: 0, y: 0 }, 3)).toEqual({ count: 0, first: [] });
});

test("those of the highest value come first, missing ones last", () => {
  const values = Float32Array.from(names, (_, i) => (i % 2 ? NaN : i));
  expect(featuresOn(pile, 0, place, 3, values).first).toEqual([19_998, 19_996, 19_994]);
  const few = smallLayout(["a", "b", "c"], [[0, 0], [0, 0], [0, 0]]); // prettier-ignore
  expect(featuresOn(few, 0, { x: 0, y: 0 }, 3, Float32Array.of(NaN, 1, 2)).first).toEqual([2, 1, 0]);
});
