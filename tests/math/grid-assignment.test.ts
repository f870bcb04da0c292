import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { linearAssignment } from "../../src/math/assignment.js";
import { gridAssignment } from "../../src/math/grid-assignment.js";
import { seededRandom } from "../../src/random.js";

const squared = (points: ArrayLike<number>, point: number, pixel: number, width: number) =>
  (points[2 * point]! - (pixel % width) - 0.5) ** 2 + (points[2 * point + 1]! - Math.floor(pixel / width) - 0.5) ** 2;
const total = (points: ArrayLike<number>, pixels: Int32Array, width: number) =>
  pixels.reduce((sum, pixel, point) => sum + squared(points, point, pixel, width), 0);

/** The least sum, by Jonker and Volgenant's search over the whole matrix. */
async function least(points: Float64Array, height: number, width: number): Promise<number> {
  const [rows, columns] = [points.length / 2, height * width];
  const values = Float64Array.from({ length: rows * columns }, (_, k) =>
    squared(points, Math.floor(k / columns), k % columns, width),
  );
  return total(points, await linearAssignment({ rows, columns, values }), width);
}

const scattered = (count: number, at: (random: ReturnType<typeof seededRandom>) => number) => {
  const random = seededRandom(count);
  return Float64Array.from({ length: 2 * count }, () => at(random));
};

test("no assignment has a smaller sum: points anywhere, on centres and borders, on one another", async () => {
  const coordinate = fc.oneof(
    fc.double({ min: -2, max: 8, noNaN: true }),
    fc.integer({ min: 0, max: 12 }).map((half) => half / 2),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 6 }),
      fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 36 }),
      async (height, width, all) => {
        const points = Float64Array.from(all.slice(0, height * width).flat());
        const pixels = await gridAssignment(points, height, width);
        expect(new Set(pixels).size).toBe(points.length / 2);
        const exact = await least(points, height, width);
        expect(total(points, pixels, width) - exact).toBeLessThan(1e-9 * (exact + 36));
      },
    ),
  );
});

describe.each<[string, (random: ReturnType<typeof seededRandom>) => number]>([
  ["spread", (random) => 16 * random.next()],
  ["crowded in the middle", (random) => 8 + random.normal()],
  ["all in one place", () => 7.25],
])("200 points %s", (_, at) => {
  test.each([
    [10, 20],
    [17, 17],
    [9, 30],
  ])("have the least sum on %i × %i pixels", async (height, width) => {
    const points = scattered(200, at);
    const pixels = await gridAssignment(points, height, width);
    expect(new Set(pixels).size).toBe(200);
    const [found, exact] = [total(points, pixels, width), await least(points, height, width)];
    expect(Math.abs(found - exact)).toBeLessThan(1e-9 * (exact + 200));
  });
});

test("a lone point takes its pixel, nothing takes none", async () => {
  expect([...(await gridAssignment(Float64Array.of(3.2, 1.9), 4, 5))]).toEqual([8]);
  expect((await gridAssignment(new Float64Array(0), 2, 2)).length).toBe(0);
});

test("more points than pixels are refused", async () => {
  await expect(gridAssignment(new Float64Array(10), 2, 2)).rejects.toMatchObject({ tag: "UnsuitableData" });
});

test.each([NaN, Infinity])("points at %d are refused", async (value) => {
  await expect(gridAssignment(Float64Array.of(1, 1, value, 2), 4, 4)).rejects.toMatchObject({ tag: "MissingValues" });
});

test("tells how far it is, and stops when told to", async () => {
  const shares: number[] = [];
  const points = scattered(400, (random) => 12 + random.normal());
  await gridAssignment(points, 24, 24, (share) => Promise.resolve(void shares.push(share)));
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBeGreaterThan(0.5);
  expect(shares.at(-1)).toBeLessThan(1);
  const stop = () => Promise.reject(new Error("enough"));
  await expect(gridAssignment(points, 24, 24, stop)).rejects.toThrow("enough");
});
