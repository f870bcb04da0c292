import { expect, test } from "@jest/globals";
import { greedyAssignment } from "../../src/math/greedy-assignment.js";
import { gridAssignment } from "../../src/math/grid-assignment.js";
import { seededRandom } from "../../src/random.js";

const total = (points: Float64Array, pixels: Int32Array, width: number) =>
  pixels.reduce(
    (sum, pixel, i) =>
      sum + (points[2 * i]! - (pixel % width) - 0.5) ** 2 + (points[2 * i + 1]! - Math.floor(pixel / width) - 0.5) ** 2,
    0,
  );

test.each([
  ["spread", 0.2, (random: ReturnType<typeof seededRandom>) => 30 * random.next()],
  ["crowded", 0.1, (random: ReturnType<typeof seededRandom>) => 15 + 3 * random.normal()],
])("a pixel for each of 400 points %s; the sum is at most %d above the least", async (_, most, at) => {
  const random = seededRandom(5);
  const points = Float64Array.from({ length: 800 }, () => at(random));
  const pixels = await greedyAssignment(points, 30, 30);
  expect(new Set(pixels).size).toBe(400);
  const least = total(points, await gridAssignment(points, 30, 30), 30);
  expect(total(points, pixels, 30)).toBeLessThan((1 + most) * least);
});

test("a full image, a lone point, nothing", async () => {
  expect(new Set(await greedyAssignment(new Float64Array(24).fill(1.7), 3, 4)).size).toBe(12);
  expect([...(await greedyAssignment(Float64Array.of(3.2, 1.9), 4, 5))]).toEqual([8]);
  expect((await greedyAssignment(new Float64Array(0), 2, 2)).length).toBe(0);
});

test("more points than pixels are refused; what breathing throws ends the search", async () => {
  await expect(greedyAssignment(new Float64Array(10), 2, 2)).rejects.toMatchObject({ tag: "UnsuitableData" });
  const stop = () => Promise.reject(new Error("enough"));
  await expect(greedyAssignment(new Float64Array(4), 2, 2, stop)).rejects.toThrow("enough");
});
