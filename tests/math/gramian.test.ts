import { expect, test } from "@jest/globals";
import { gramianField } from "../../src/math/gramian.js";
import { equalPieces, piecewiseMean } from "../../src/math/piecewise-mean.js";
import { describeWithShared, excess, parityCase } from "../shared.js";

const field = (x: Float64Array, kind: "summation" | "difference") => {
  const out = new Float64Array(x.length ** 2);
  gramianField(x, x, kind, out);
  return out;
};

/** To -1 … 1 by smallest and largest; a constant to -1, as the reference has it. */
function scaled(values: ArrayLike<number>): Float64Array {
  const list = Array.from(values);
  const [low, high] = [Math.min(...list), Math.max(...list)];
  return Float64Array.from(list, (value) => (high > low ? (2 * (value - low)) / (high - low) - 1 : -1));
}

test("are the cosine of the sum and the sine of the difference of the angles", () => {
  const x = Float64Array.of(-1, -0.3, 0.2, 1);
  const angle = Array.from(x, Math.acos);
  const [summation, difference] = [field(x, "summation"), field(x, "difference")];
  angle.forEach((a, i) =>
    angle.forEach((b, j) => {
      expect(summation[4 * i + j]).toBeCloseTo(Math.cos(a + b), 12);
      expect(difference[4 * i + j]).toBeCloseTo(Math.sin(a - b), 12);
    }),
  );
});

test("what is made of a missing value is 0", () => {
  expect(Array.from(field(Float64Array.of(1, NaN), "summation"))).toEqual([1, 0, 0, 0]);
});

describeWithShared("pyts.image.GramianAngularField", ["fixtures/parity/signals.json"], () => {
  test.each(["summation", "difference"] as const)("%s", (kind) => {
    const { input, expected, tolerance } = parityCase("signals", `gramian-${kind}`);
    expect(excess(field(scaled(input.x.data), kind), expected.image.data, tolerance)).toBeLessThanOrEqual(0);
  });

  test("smaller than the signal: means of its pieces", () => {
    const { input, expected, tolerance } = parityCase("signals", "gramian-small-image");
    const means = new Float64Array(8);
    piecewiseMean(input.x.data, equalPieces(input.x.data.length, 8), means);
    expect(excess(field(scaled(means), "summation"), expected.image.data, tolerance)).toBeLessThanOrEqual(0);
  });

  test("a constant signal", () => {
    const { input, expected, tolerance } = parityCase("signals", "gramian-constant");
    expect(excess(field(scaled(input.x.data), "summation"), expected.image.data, tolerance)).toBeLessThanOrEqual(0);
  });
});
