import { expect, test } from "@jest/globals";
import { binPixels } from "../../../src/encoders/placing/pixel-bins.js";
import { quantilePixels } from "../../../src/encoders/placing/pixel-quantiles.js";
import { seededRandom } from "../../../src/random.js";
import { describeWithShared, parityCase } from "../../shared.js";

test("a crowd in a corner fills the image, the order along each axis kept", () => {
  const random = seededRandom(1);
  const points = Float64Array.from({ length: 800 }, () => Math.exp(2 * random.normal()));
  const used = ({ x, y }: { x: Uint16Array; y: Uint16Array }) => new Set(Array.from(x, (_, i) => 20 * y[i]! + x[i]!));
  const even = quantilePixels(points, 20, 20);
  expect(used(even).size).toBeGreaterThan(2 * used(binPixels(points, 20, 20)).size);
  for (let i = 1; i < 400; i++) if (points[2 * i]! < points[0]!) expect(even.x[i]).toBeLessThanOrEqual(even.x[0]!);
});

test("equal places share a pixel, within the image, flat and single ones too", () => {
  const { x, y } = quantilePixels(Float64Array.of(1, 5, 1, 5, 1, 5, 7, 5), 4, 6);
  expect(new Set(x.slice(0, 3)).size).toBe(1);
  expect(Math.max(...x)).toBe(5);
  expect(new Set(y).size).toBe(1);
  expect(quantilePixels(Float64Array.of(3, 3), 4, 6).x.length).toBe(1);
});

describeWithShared("pyDeepInsight's coordinate_quantile_transformation", ["fixtures/parity/layouts.json"], () => {
  test("the same pixels", () => {
    const { input, expected } = parityCase("layouts", "quantile-bin-16");
    // The reference calls the first coordinate the row.
    const { x, y } = quantilePixels(Float64Array.from(input.rotated.data as number[]), 16, 16);
    expect(Array.from(x, (row, i) => [row, y[i]]).flat()).toEqual(expected.row_col.data ?? expected.row_col.flat());
  });
});
