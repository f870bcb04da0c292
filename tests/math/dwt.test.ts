import { describe, expect, test } from "@jest/globals";
import { type Border, borders } from "../../src/math/border.js";
import { daubechiesFilters, dwt, inverseDwt, mostLevels, waveletPyramid } from "../../src/math/dwt.js";
import { describeWithShared, excess, parityCase } from "../shared.js";

const signal = (length: number) => Float64Array.from({ length }, (_, i) => Math.sin(i * i) + i / 7);

describe.each([...borders])("%s", (border) => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])("what db%i takes apart it puts together", (moments) => {
    const filters = daubechiesFilters(moments);
    for (const length of [17, 32]) {
      const x = signal(length);
      const back = inverseDwt(dwt(x, filters, border), filters, border);
      expect(back).toHaveLength(length + (length % 2));
      x.forEach((value, i) => expect(back[i]).toBeCloseTo(value, 10));
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
    return { parts, expected, filters, tolerance };
  };

  test.each<[string, number, Border]>([
    ["dwt-haar-symmetric", 1, "symmetric"],
    ["dwt-haar-periodization", 1, "periodization"],
    ["dwt-haar-zero", 1, "zero"],
    ["dwt-db4-symmetric", 4, "symmetric"],
    ["dwt-db4-periodization", 4, "periodization"],
    ["dwt-db4-zero", 4, "zero"],
  ])("%s", (id, moments, border) => {
    expect(check(id, moments, border).parts).toHaveLength(3);
  });

  test("an odd length, and the way back", () => {
    const { parts, expected, filters, tolerance } = check("dwt-db4-odd-length", 4, "symmetric");
    const coarse = inverseDwt({ approximation: parts[0]!, detail: parts[1]! }, filters, "symmetric");
    const back = inverseDwt({ approximation: coarse, detail: parts[2]! }, filters, "symmetric");
    expect(excess(back, expected.reconstruction.data, tolerance)).toBeLessThanOrEqual(0);
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
