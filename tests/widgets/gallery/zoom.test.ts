/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import { moved, seen, whole, zoomed } from "../../../widgets/src/gallery/zoom.js";

test("the place under the pointer stays where it is", () => {
  const at = { x: 0.25, y: 0.75 };
  const place = (zoom: typeof whole) => {
    const { left, top, size } = seen(zoom);
    return [left + at.x * size, top + at.y * size];
  };
  const close = zoomed(whole, 4, at);
  expect(place(close)).toEqual(place(whole).map((value) => expect.closeTo(value, 10)));
  expect(close.factor).toBe(4);
});

test("nothing beyond the border is shown, and nothing smaller than the whole", () => {
  expect(seen(moved(zoomed(whole, 2), { x: 9, y: -9 }))).toEqual({ left: 0.5, top: 0, size: 0.5 });
  expect(zoomed(zoomed(whole, 4, { x: 0, y: 0 }), 0.01)).toEqual(whole);
  expect(zoomed(whole, 1e9).factor).toBe(32);
});
