import { describe, expect, test } from "@jest/globals";
import { QuadTree } from "../../src/math/quad-tree.js";
import { seededRandom } from "../../src/random.js";

const random = seededRandom(3);
const count = 400;
const places = Float64Array.from({ length: 2 * count }, () => random.normal() ** 3);
const mass = Float64Array.from({ length: count }, () => 1 + random.integer(9));

function exact(points: Float64Array, masses: Float64Array): Float64Array {
  const force = new Float64Array(points.length);
  for (let i = 0; i < masses.length; i++)
    for (let j = 0; j < masses.length; j++) {
      const [dx, dy] = [points[2 * i]! - points[2 * j]!, points[2 * i + 1]! - points[2 * j + 1]!];
      if (dx === 0 && dy === 0) continue;
      force[2 * i]! += (masses[j]! * dx) / (dx * dx + dy * dy);
      force[2 * i + 1]! += (masses[j]! * dy) / (dx * dx + dy * dy);
    }
  return force;
}

const pushed = (points: Float64Array, masses: Float64Array, angle: number) => {
  const force = new Float64Array(points.length);
  new QuadTree(masses.length, angle).push(points, masses, force);
  return force;
};
const size = (values: Float64Array) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));

describe("the pushes", () => {
  test("are exact at angle 0", () => {
    const wanted = exact(places, mass);
    pushed(places, mass, 0).forEach((value, i) => expect(value).toBeCloseTo(wanted[i]!, 8));
  });

  test.each([
    [0.5, 0.01],
    [1.2, 0.08],
  ])("are near at angle %d", (angle, error) => {
    const wanted = exact(places, mass);
    const apart = size(pushed(places, mass, angle).map((value, i) => value - wanted[i]!)) / size(wanted);
    expect(apart).toBeGreaterThan(0);
    expect(apart).toBeLessThan(error);
  });

  test("are added to what is there, by a tree that is used again", () => {
    const tree = new QuadTree(count, 0.5);
    const force = new Float64Array(2 * count).fill(1);
    tree.push(places, mass, force);
    const again = new Float64Array(2 * count);
    tree.push(places, mass, again);
    expect(force).toEqual(again.map((value) => 1 + value));
  });
});

test("points at one place do not push each other", () => {
  const together = new Float64Array(60).fill(2);
  expect(pushed(together, new Float64Array(30).fill(1), 1)).toEqual(new Float64Array(60));
});

test("no point, and one", () => {
  expect(pushed(new Float64Array(0), new Float64Array(0), 1).length).toBe(0);
  expect([...pushed(Float64Array.of(1, 2), Float64Array.of(3), 1)]).toEqual([0, 0]);
});
