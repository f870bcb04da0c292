import {
  type Data,
  Dictionary,
  Field,
  Float32,
  Int32,
  List,
  makeData,
  Null,
  Struct,
  Utf8,
  Vector,
  vectorFromArray,
} from "apache-arrow";
import { describe, expect, test } from "@jest/globals";
import { hasItsLength } from "../../src/data/arrow-lengths.js";

const numbers = (length: number) => makeData({ type: new Float32(), length, nullCount: 0, data: new Float32Array(4) });
const words = (valueOffsets: Int32Array) =>
  makeData({ type: new Utf8(), length: 2, nullCount: 0, valueOffsets, data: Buffer.from("abcd") });
const list = (valueOffsets: Int32Array) =>
  makeData({
    type: new List(new Field("item", new Float32())),
    length: 2,
    nullCount: 0,
    valueOffsets,
    child: numbers(4),
  });
const record = (length: number) =>
  makeData({ type: new Struct([new Field("a", new Float32())]), length, nullCount: 0, children: [numbers(4)] });
const whole = (data: Data) => hasItsLength(new Vector([data]));

test("columns as the library makes them are whole", () => {
  expect(hasItsLength(vectorFromArray([1, null, 3], new Int32()))).toBe(true);
  expect(hasItsLength(vectorFromArray(["a", null, "b"], new Utf8()))).toBe(true);
  expect(hasItsLength(vectorFromArray([true, null, false]))).toBe(true);
  expect(hasItsLength(vectorFromArray(["a", "b", "a"], new Dictionary(new Utf8(), new Int32())))).toBe(true);
  expect(whole(makeData({ type: new Null(), length: 1000 }))).toBe(true);
});

describe("damage shows:", () => {
  test.each([
    ["more numbers than there are", () => numbers(4), () => numbers(5)],
    ["texts beyond their bytes", () => words(Int32Array.of(0, 1, 4)), () => words(Int32Array.of(0, 1, 5))],
    ["texts that run backwards", () => words(Int32Array.of(0, 1, 2)), () => words(Int32Array.of(0, 3, 2))],
    ["too few offsets", () => words(Int32Array.of(0, 1, 2)), () => words(Int32Array.of(0, 1))],
    ["lists beyond their values", () => list(Int32Array.of(0, 1, 4)), () => list(Int32Array.of(0, 1, 1e9))],
    ["records longer than their parts", () => record(4), () => record(9)],
  ])("%s", (_, good, bad) => {
    expect([whole(good()), whole(bad())]).toEqual([true, false]);
  });
});
