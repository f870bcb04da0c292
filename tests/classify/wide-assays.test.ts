import { expect, test } from "@jest/globals";
import type { AssayImages, JoinedImages } from "../../src/classify/branch-images.js";
import { addScoresOfLines, fitWideAssays, linesOf, wideJoinedInput } from "../../src/classify/wide-assays.js";
import { dense } from "../../src/data/dense.js";

/** Two assays: "a" of two features on samples 0, 1 and 2, "b" of one feature on samples 1 and 2 alone; pixels are 7. */
const assay = (name: string, features: string[], rows: number[], values: number[]): AssayImages => ({
  name,
  rows: Int32Array.from(rows),
  images: {
    ...{ count: rows.length, height: 1, width: features.length, channels: 1 },
    values: new Float32Array(values.length).fill(7),
    layout: { features } as never,
    drawn: dense(rows.length, features.length, Float32Array.from(values)),
  },
  standard: {} as never,
});
const assays = [assay("a", ["p", "q"], [0, 1, 2], [1, 4, 1, 5, 1, 6]), assay("b", ["r"], [1, 2], [10, 30])];
const scalings = fitWideAssays(assays);
/** Half of a difference of two values, in standard deviations. */
const half = Math.SQRT1_2;

test("features that vary become z-scores assay by assay; where a sample lacks an assay they are 0", () => {
  expect(scalings.map(({ names }) => names)).toEqual([["q"], ["r"]]);
  const lines = linesOf(assays, scalings, 3);
  expect([lines.rows, lines.columns]).toEqual([3, 2]);
  [-1, 0, 0, -half, 1, half].forEach((value, at) => expect(lines.values[at]).toBeCloseTo(value, 5));
});

test("they stand behind pixels and bits, and are drawn anew from the same row, bit by bit", () => {
  const images = Float32Array.from([7, 7, 0, 1, 0, 7, 7, 7, 1, 1, 7, 7, 7, 1, 1]);
  const draw = (row: Float32Array, image: Float32Array) => image.set(row.subarray(0, 3));
  const set: JoinedImages = {
    ...{ images, count: 3, height: 1, width: 5, channels: 1, pixels: 3 },
    table: { values: dense(3, 3), draw },
  };
  const wide = wideJoinedInput(set, assays, scalings);
  expect(wide).toMatchObject({ count: 3, height: 1, width: 7, channels: 1, pixels: 3 });
  expect([...wide.images.subarray(0, 5)]).toEqual([7, 7, 0, 1, 0]);
  expect(wide.images[7 + 6]).toBeCloseTo(-half, 5);
  for (const [bit, expected] of [
    [1, 3 * half],
    [0, 0],
  ] as const) {
    // prettier-ignore
    const line = Float32Array.of(0, 0, 0, 1, bit, 9, 9);
    wide.table!.draw(Float32Array.of(1, 5, 50), line);
    expect([...line.subarray(0, 5)]).toEqual([1, 5, 50, 1, bit]);
    expect(line[5]).toBeCloseTo(0, 5);
    expect(line[6]).toBeCloseTo(expected, 5);
  }
  const { table: _none, ...bare } = set;
  expect(wideJoinedInput(bare, assays, scalings)).not.toHaveProperty("table");
});

test("scores grow by coefficient times value at the features' own places, for the class that is asked", () => {
  const network = { coefficients: () => Float32Array.of(2, -2, 3, 5) };
  const { values } = addScoresOfLines(dense(3, 3), network, assays, scalings, Int32Array.of(0, 1, 1));
  [0, -2, 0, 0, 0, -5 * half, 0, -2, 5 * half].forEach((value, at) => expect(values[at]).toBeCloseTo(value, 5));
});

test("where only pictures of an assay are known, there is no line", () => {
  const { drawn: _unknown, ...pictures } = assays[1]!.images;
  expect(() => fitWideAssays([assays[0]!, { ...assays[1]!, images: pictures }])).toThrow(/only pictures are known/);
});
