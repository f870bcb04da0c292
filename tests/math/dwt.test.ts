import { describe, expect, test } from "@jest/globals";
import { type Border, borders } from "../../src/math/border.js";
import { daubechiesFilters, dwt, mostLevels, waveletPyramid } from "../../src/math/dwt.js";
import { describeWithShared, excess, parityCase } from "../shared.js";

const signal = (length: number) => Float64Array.from({ length }, (_, i) => Math.sin(i * i) + i / 7);

/** The signal from its parts, in its middle, which no border reaches: the filters backwards. */
function middleAgain(x: Float64Array, moments: number, border: Border): Float64Array {
  const filters = daubechiesFilters(moments);
  const { approximation, detail } = dwt(x, filters, border);
  const back = new Float64Array(x.length);
  const shift = border === "periodization" ? moments : 1;
  for (let o = 0; o < detail.length; o++)
    for (let j = 0; j < 2 * moments; j++)
      back[2 * o + shift - j]! += filters.low[j]! * approximation[o]! + filters.high[j]! * detail[o]!;
  return back;
}

describe.each([...borders])("%s", (border) => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])("db%i loses nothing of the signal", (moments) => {
    for (const length of [49, 64]) {
      const x = signal(length);
      const back = middleAgain(x, moments, border);
      for (let i = 2 * moments; i < length - 2 * moments; i++) expect(back[i]).toBeCloseTo(x[i]!, 10);
    }
  });
});

test("a constant has no detail, and periodization halves exactly", () => {
  const { approximation, detail } = dwt(new Float64Array(10).fill(3), daubechiesFilters(4), "periodization");
  expect(approximation).toHaveLength(5);
  detail.forEach((value) => expect(value).toBeCloseTo(0, 12));
  approximation.forEach((value) => expect(value).toBeCloseTo(3 * Math.SQRT2, 12));
});

test("as many levels as the filter is shorter than what is left", () => {
  expect([128, 16, 3].map((length) => mostLevels(length, daubechiesFilters(4)))).toEqual([4, 1, 0]);
});

describeWithShared("pywt", ["fixtures/parity/signals.json"], () => {
  const check = (id: string, moments: number, border: Border) => {
    const { input, expected, tolerance } = parityCase("signals", id);
    const filters = daubechiesFilters(moments);
    const parts = waveletPyramid(Float64Array.from(input.x.data), filters, border, 2);
    for (const [at, key] of ["cA2", "cD2", "cD1"].entries())
      expect(excess(parts[at]!, expected[key].data, tolerance)).toBeLessThanOrEqual(0);
    return parts;
  };

  test.each<[string, number, Border]>([
    ["dwt-haar-symmetric", 1, "symmetric"],
    ["dwt-haar-periodization", 1, "periodization"],
    ["dwt-haar-zero", 1, "zero"],
    ["dwt-db4-symmetric", 4, "symmetric"],
    ["dwt-db4-periodization", 4, "periodization"],
    ["dwt-db4-zero", 4, "zero"],
    ["dwt-db4-odd-length", 4, "symmetric"],
  ])("%s", (id, moments, border) => {
    expect(check(id, moments, border)).toHaveLength(3);
  });

  test("dwt2-db4: along the columns of what came of the rows", () => {
    const { input, expected, tolerance } = parityCase("signals", "dwt2-db4");
    const [rows, columns] = input.x.shape as [number, number];
    const filters = daubechiesFilters(4);
    const values = Float64Array.from(input.x.data);
    const across = Array.from({ length: rows }, (_, i) =>
      dwt(values.subarray(i * columns, (i + 1) * columns), filters, "symmetric"),
    );
    const down = (part: "approximation" | "detail") => {
      const width = across[0]![part].length;
      const each = Array.from({ length: width }, (_, j) =>
        dwt(
          Float64Array.from(across, (row) => row[part][j]!),
          filters,
          "symmetric",
        ),
      );
      const flat = (of: "approximation" | "detail") =>
        Array.from({ length: width * each[0]![of].length }, (_, at) => each[at % width]![of][Math.floor(at / width)]!);
      return { low: flat("approximation"), high: flat("detail") };
    };
    const [low, high] = [down("approximation"), down("detail")];
    for (const [found, key] of [
      [low.low, "cA"],
      [low.high, "cH"],
      [high.low, "cV"],
      [high.high, "cD"],
    ] as const)
      // prettier-ignore
      expect(excess(found, expected[key].data, tolerance)).toBeLessThanOrEqual(0);
  });
});
