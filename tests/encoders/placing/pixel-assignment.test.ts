import { expect, test } from "@jest/globals";
import { type AssignmentName, assignPixels } from "../../../src/encoders/placing/pixel-assignment.js";
import { stretchPoints } from "../../../src/encoders/placing/pixel-bins.js";
import { seededRandom } from "../../../src/random.js";
import { testContext } from "../../embed/context.js";
import { describeWithShared, excess, parityCase } from "../../shared.js";

const scattered = (count: number) => {
  const random = seededRandom(count);
  return Float64Array.from({ length: 2 * count }, () => random.normal());
};
const assign = (points: Float64Array, height: number, width: number, how: AssignmentName) =>
  assignPixels(points, { height, width }, how, "test", testContext());
const distinct = ({ x, y }: { x: Uint16Array; y: Uint16Array }) =>
  new Set(Array.from(x, (_, i) => `${x[i]},${y[i]}`)).size;

test.each(["lsa", "sla", "ags"] as const)(
  "%s: no two features share a pixel, in images higher than wide and wider than high",
  async (how) => {
    for (const [height, width] of [
      [6, 6],
      [4, 9],
      [9, 4],
    ] as const) {
      const pixels = await assign(scattered(30), height, width, how);
      expect(distinct(pixels)).toBe(30);
      expect(Math.max(...pixels.x)).toBeLessThan(width);
      expect(Math.max(...pixels.y)).toBeLessThan(height);
    }
  },
);

test.each(["lsa", "ags"] as const)(
  "%s: as many features as pixels fill the image, equal places included",
  async (how) => {
    expect(distinct(await assign(new Float64Array(32), 4, 4, how))).toBe(16);
  },
);

test.each(["lsa", "ags"] as const)("%s: more features than pixels are refused with the smallest size", async (how) => {
  const refused = assign(scattered(101), 10, 10, how);
  await expect(refused).rejects.toMatchObject({ tag: "UnsuitableData" });
  await expect(refused).rejects.toThrow(/step test: 101 features .* 10 × 10.*pixels: 11 or more/);
});

test("sla: more features than pixels fill all pixels; equal places stay together", async () => {
  const points = scattered(101);
  points.copyWithin(2, 0, 2);
  const pixels = await assign(points, 5, 5, "sla");
  expect(distinct(pixels)).toBe(25);
  expect([pixels.x[1], pixels.y[1]]).toEqual([pixels.x[0], pixels.y[0]]);
});

test("tells how far it is", async () => {
  const told: unknown[] = [];
  const ctx = { ...testContext(), progress: (event: unknown) => told.push(event) };
  await assignPixels(scattered(900), { height: 30, width: 30 }, "lsa", "test", ctx);
  expect(told).toContainEqual(expect.objectContaining({ kind: "step", step: "test", of: 100 }));
});

describeWithShared("pyDeepInsight's coordinate_assignment", ["fixtures/parity/layouts.json"], () => {
  test.each(["lsa", "sla"] as const)("%s: the least sum of squared distances", async (how) => {
    const { input, expected, tolerance } = parityCase("layouts", "assignment-lsa-16");
    const rotated = Float64Array.from(input.rotated.data as number[]);
    const { x, y } = await assign(rotated, 16, 16, how);
    const stretched = stretchPoints(rotated, 16, 16);
    const cost = x.reduce(
      (sum, column, i) => sum + (stretched[2 * i]! - column - 0.5) ** 2 + (stretched[2 * i + 1]! - y[i]! - 0.5) ** 2,
      0,
    );
    expect(excess([cost], [expected.total_cost as number], tolerance)).toBeLessThanOrEqual(0);
    expect(distinct({ x, y })).toBe(x.length);
  });
});
