import { expect, test } from "@jest/globals";
import { assignPixels } from "../../src/encoders/pixel-assignment.js";
import { stretchPoints } from "../../src/encoders/pixel-bins.js";
import { isOmixelError } from "../../src/errors.js";
import { seededRandom } from "../../src/random.js";
import { describeWithShared, excess, parityCase } from "../shared.js";

const scattered = (count: number) => {
  const random = seededRandom(count);
  return Float64Array.from({ length: 2 * count }, () => random.normal());
};
const distinct = ({ x, y }: { x: Uint16Array; y: Uint16Array }) =>
  new Set(Array.from(x, (_, i) => `${x[i]},${y[i]}`)).size;

test("no two features share a pixel, in images higher than wide and wider than high", () => {
  for (const [height, width] of [
    [6, 6],
    [4, 9],
    [9, 4],
  ] as const) {
    const pixels = assignPixels(scattered(30), height, width, "test");
    expect(distinct(pixels)).toBe(30);
    expect(Math.max(...pixels.x)).toBeLessThan(width);
    expect(Math.max(...pixels.y)).toBeLessThan(height);
  }
});

test("as many features as pixels fill the image, equal places included", () => {
  expect(distinct(assignPixels(new Float64Array(32), 4, 4, "test"))).toBe(16);
});

test("more features than pixels are refused with the smallest size that fits", () => {
  const tooMany = () => assignPixels(scattered(101), 10, 10, "deepInsight");
  expect(tooMany).toThrow(/step deepInsight: 101 features .* 10 × 10.*pixels: 11 or more/);
  try {
    tooMany();
  } catch (error) {
    expect(isOmixelError(error) && error.tag).toBe("UnsuitableData");
  }
});

test("what would take all memory is refused before it is tried", () => {
  expect(() => assignPixels(new Float64Array(40_000), 224, 224, "deepInsight")).toThrow(
    /20000 features against 50176 pixels .*assign: "bin"/,
  );
});

describeWithShared("pyDeepInsight's coordinate_assignment", ["fixtures/parity/layouts.json"], () => {
  test("the least sum of squared distances", () => {
    const { input, expected, tolerance } = parityCase("layouts", "assignment-lsa-16");
    const rotated = Float64Array.from(input.rotated.data);
    const { x, y } = assignPixels(rotated, 16, 16, "test");
    const stretched = stretchPoints(rotated, 16, 16);
    const cost = x.reduce(
      (sum, column, i) => sum + (stretched[2 * i]! - column - 0.5) ** 2 + (stretched[2 * i + 1]! - y[i]! - 0.5) ** 2,
      0,
    );
    expect(excess([cost], [expected.total_cost], tolerance)).toBeLessThanOrEqual(0);
    expect(distinct({ x, y })).toBe(x.length);
  });
});
