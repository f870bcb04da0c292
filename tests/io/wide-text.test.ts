import { expect, test } from "@jest/globals";
import { wideText } from "../../src/io/wide-text.js";

test("numbers are the shortest that give themselves again, missing ones are empty, texts are quoted where they must be", () => {
  const columns = [
    { name: "a,b", kind: "text", cells: ["x", 'y "z"', ""] },
    { name: "c", kind: "number", values: Float32Array.of(0.1, NaN, 16777216) },
    { name: "d", kind: "number", values: Float64Array.of(0.1, 1 / 3, NaN) },
  ] as const;
  expect(wideText(columns, ",").toString()).toBe('"a,b",c,d\nx,0.1,0.1\n"y ""z""",,0.3333333333333333\n,16777216,\n');
  expect(wideText(columns.slice(0, 2), "\t").toString()).toBe('a,b\tc\nx\t0.1\n"y ""z"""\t\n\t16777216\n');
});
