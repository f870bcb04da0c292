import { expect, test } from "@jest/globals";
import { colouring, type Colours } from "../../../widgets/src/scatter/colouring.js";
import { inkOf } from "../../../widgets/src/scatter/paint.js";

const ramp = Uint8Array.from({ length: 768 }, (_, i) => Math.floor(i / 3));
const colours: Colours = { classes: { b: "#0a0b0c" }, palette: ["#010203", "#040506"], ramp };
const missing = inkOf(0x9a, 0xa0, 0xa6);

test("classes have their own colour, other levels the palette's, missing ones grey", () => {
  const column = { name: "grade", levels: ["a", "b"], codes: Int32Array.of(0, 1, -1, 0) };
  const { inks, groups, limits } = colouring(column, undefined, 4, colours);
  expect([...inks]).toEqual([inkOf(1, 2, 3), inkOf(10, 11, 12), missing, inkOf(1, 2, 3)]);
  expect(groups).toEqual([
    { label: "a", colour: "#010203", rows: [0, 3] },
    { label: "b", colour: "#0a0b0c", rows: [1] },
    { label: "missing", colour: "#9aa0a6", rows: [2] },
  ]);
  expect(limits).toBeUndefined();
});

test("levels that are named as what every object has take the palette's colours", () => {
  const column = { name: "x", levels: ["constructor", "toString", "__proto__"], codes: Int32Array.of(0, 1, 2) };
  const { inks, groups } = colouring(column, undefined, 3, colours);
  expect([...inks]).toEqual([inkOf(1, 2, 3), inkOf(4, 5, 6), missing]);
  expect(groups.map(({ colour }) => colour)).toEqual(["#010203", "#040506", "#9aa0a6"]);
});

test("numbers run along the ramp; their ranges are the legend", () => {
  const column = { name: "age", numbers: Float32Array.of(10, 20, 15, NaN, Infinity) };
  const ranges = { name: "age", levels: ["10 – 15", "15 – 20"], codes: Int32Array.of(0, 1, 0, -1, -1) };
  const { inks, groups, limits } = colouring(column, ranges, 5, colours);
  expect([...inks]).toEqual([inkOf(0, 0, 0), inkOf(255, 255, 255), inkOf(128, 128, 128), missing, missing]);
  expect(groups.map(({ rows }) => rows)).toEqual([[0, 2], [1], [3, 4]]);
  expect(limits).toEqual([10, 20]);
});

test("equal numbers, none at all, and no column have a colour", () => {
  const equal = colouring({ name: "x", numbers: Float32Array.of(3, 3) }, undefined, 2, colours);
  expect([...equal.inks]).toEqual([inkOf(0, 0, 0), inkOf(0, 0, 0)]);
  const none = colouring({ name: "x", numbers: Float32Array.of(NaN, NaN) }, undefined, 2, colours);
  expect([...none.inks]).toEqual([missing, missing]);
  expect(none.limits).toBeUndefined();
  expect([...colouring(undefined, undefined, 2, colours).inks]).toEqual([inkOf(1, 2, 3), inkOf(1, 2, 3)]);
});
