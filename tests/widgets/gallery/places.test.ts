/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import { headingHeight, Places } from "../../../widgets/src/gallery/places.js";

const rows = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);
const groups = [
  { title: "a", rows: rows(0, 5) },
  { title: "b", rows: rows(5, 3) },
];
// Two columns of 100, lines of 100 + 20 + 8.
const places = new Places(groups, { width: 208, size: 100, caption: 20 });

test("tiles stand in lines under their heading", () => {
  expect(places.columns).toBe(2);
  expect(places.at(0)).toEqual({ index: 0, row: 0, x: 0, y: headingHeight });
  expect(places.at(3)).toEqual({ index: 3, row: 3, x: 108, y: headingHeight + 128 });
  expect(places.at(5)).toEqual({ index: 5, row: 5, x: 0, y: 2 * headingHeight + 3 * 128 });
  expect(places.height).toBe(2 * headingHeight + 5 * 128);
});

test("what is seen between two heights is exactly what overlaps them", () => {
  for (let top = 0; top < places.height; top += 37) {
    const bottom = top + 90;
    const { tiles } = places.between(top, bottom);
    const wanted = rows(0, 8).filter((i) => places.at(i).y + 128 > top && places.at(i).y <= bottom);
    expect(tiles.map(({ index }) => index)).toEqual(expect.arrayContaining(wanted));
    expect(tiles.length - wanted.length).toBeLessThanOrEqual(2);
  }
  expect(places.between(0, 10).headings).toEqual([{ title: "a", count: 5, y: 0 }]);
});

test("up and down keep the column and cross groups", () => {
  expect(places.vertical(1, 1)).toBe(3);
  expect(places.vertical(3, 1)).toBe(4);
  expect(places.vertical(4, 1)).toBe(5);
  expect(places.vertical(6, -1)).toBe(4);
  expect(places.vertical(0, -1)).toBe(0);
  expect(places.vertical(0, 9)).toBe(7);
});

test("a line begins and ends within its group", () => {
  expect([0, 1, 2, 4, 5, 6, 7].map((index) => places.lineStart(index))).toEqual([0, 0, 2, 4, 5, 5, 7]);
  expect([0, 1, 2, 4, 5, 6, 7].map((index) => places.lineEnd(index))).toEqual([1, 1, 3, 4, 6, 6, 7]);
});

test("a narrow room has one column and smaller pictures; nothing takes no room", () => {
  const narrow = new Places(groups, { width: 60, size: 100, caption: 0 });
  expect([narrow.columns, narrow.size]).toEqual([1, 60]);
  expect(new Places([], { width: 60, size: 100, caption: 0 }).height).toBe(0);
});

test("a hundred thousand samples are found at once", () => {
  const many = new Places([{ title: "", rows: rows(0, 100_000) }], { width: 1000, size: 24, caption: 4 });
  expect(many.between(50_000, 50_500).tiles.length).toBeLessThan(700);
});
