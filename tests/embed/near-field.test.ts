import { describe, expect, test } from "@jest/globals";
import { boxOf } from "../../src/embed/mesh-choice.js";
import { farKernel, nearField } from "../../src/embed/near-field.js";
import { seededRandom } from "../../src/random.js";

describe("the far kernel", () => {
  test("is the kernel outside the radius and stays below it inside", () => {
    expect(farKernel(9, 3)).toBeCloseTo(0.1, 14);
    expect(farKernel(25, 3)).toBe(1 / 26);
    for (let r = 0; r < 3; r += 0.1) expect(farKernel(r * r, 3)).toBeLessThan(1 / (1 + r * r));
  });
  test("is the kernel itself without a radius", () => {
    expect(farKernel(0, 0)).toBe(1);
    expect(farKernel(2, 0)).toBe(1 / 3);
  });
});

test("near pushes are those of the kernel without its far part, of every pair within the radius once", () => {
  const count = 150;
  const radius = 1.3;
  const random = seededRandom(6);
  const places = Float64Array.from({ length: 2 * count }, () => 4 * random.normal());
  const [wanted, found] = [new Float64Array(2 * count), new Float64Array(2 * count)];
  const near = (square: number) => 1 / (1 + square) - farKernel(square, radius);
  let total = 0;
  let pairs = 0;
  for (let i = 0; i < count; i++)
    for (let j = 0; j < count; j++) {
      if (i === j) continue;
      const [dx, dy] = [places[2 * i]! - places[2 * j]!, places[2 * i + 1]! - places[2 * j + 1]!];
      const square = dx * dx + dy * dy;
      if (square >= radius * radius) continue;
      pairs++;
      total += near(square);
      const step = 1e-5; // the push is -1/2 of the gradient: - the derivative by the square, times the difference
      const slope = (near(square + step) - near(Math.max(0, square - step))) / (step + Math.min(step, square));
      wanted[2 * i]! -= slope * dx;
      wanted[2 * i + 1]! -= slope * dy;
    }
  const field = nearField(count);
  expect(field.sort(places, boxOf(places), radius)).toBeGreaterThanOrEqual(pairs / 2);
  expect(field.push(places, found)).toBeCloseTo(total, 10);
  found.forEach((value, i) => expect(value).toBeCloseTo(wanted[i]!, 4));
});

test("sorting anew forgets the old cells", () => {
  const field = nearField(2);
  const places = Float64Array.of(0, 0, 0.5, 0);
  const push = () => {
    const force = new Float64Array(4);
    field.push(places, force);
    return force;
  };
  field.sort(places, boxOf(places), 1);
  const once = push();
  field.sort(places, boxOf(places), 0.1);
  expect([...push()]).toEqual([0, 0, 0, 0]);
  field.sort(places, boxOf(places), 1);
  expect(push()).toEqual(once);
});
