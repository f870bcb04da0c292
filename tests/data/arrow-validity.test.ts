import { expect, test } from "@jest/globals";
import { vectorFromArray } from "apache-arrow";
import { knownRows, validity } from "../../src/data/arrow-validity.js";

test("without missing rows there is no bitmap", () => {
  expect(validity()).toEqual({ nullCount: 0 });
  expect(validity(Uint8Array.of(1, 1))).toEqual({ nullCount: 0 });
});

test("missing rows are counted and marked from the lowest bit on", () => {
  expect(validity(Uint8Array.of(0, 1, 1, 0, 1, 1, 1, 1, 0, 1))).toEqual({
    nullCount: 3,
    nullBitmap: Uint8Array.of(0b11110110, 0b10),
  });
});

test("a column tells which of its rows are known", () => {
  expect([...knownRows(vectorFromArray([1, null, 3]) as never)]).toEqual([1, 0, 1]);
  expect([...knownRows(vectorFromArray([1, 2]) as never)]).toEqual([1, 1]);
});
