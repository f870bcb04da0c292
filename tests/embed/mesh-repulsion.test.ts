import { describe, expect, test } from "@jest/globals";
import { meshRepulsion } from "../../src/embed/mesh-repulsion.js";
import { repelExactly } from "../../src/embed/tsne-forces.js";
import { seededRandom } from "../../src/random.js";

/** Root mean square of the difference, relative to the exact forces, and the relative difference of Z. */
function errors(places: Float64Array): { force: number; total: number } {
  const exact = new Float64Array(places.length);
  const found = new Float64Array(places.length);
  const total = repelExactly(places, exact);
  const foundTotal = meshRepulsion(places.length / 2)(places, found);
  let [difference, size] = [0, 0];
  exact.forEach((value, i) => {
    difference += (value - found[i]!) ** 2;
    size += value ** 2;
  });
  return { force: Math.sqrt(difference / size), total: Math.abs(foundTotal / total - 1) };
}

function clouds(count: number, groups: number, between: number, within: number): Float64Array {
  const random = seededRandom(count + groups);
  const centres = Float64Array.from({ length: 2 * groups }, () => between * random.normal());
  return Float64Array.from({ length: 2 * count }, (_, i) => {
    const group = Math.floor(i / 2) % groups;
    return centres[2 * group + (i % 2)]! + within * random.normal();
  });
}

describe("forces from the mesh are those of all pairs within 2 %", () => {
  test.each([
    ["a tiny picture, as at the start", clouds(1500, 1, 0, 1e-4), 0.02],
    ["a small dense one, as under exaggeration", clouds(2000, 10, 4, 1), 0.02],
    ["a wide one of groups", clouds(3000, 30, 30, 2), 0.02],
    ["a wide even one", clouds(3000, 1, 0, 25), 0.02],
    ["one with a far outlier", Float64Array.of(...clouds(1000, 5, 10, 2), 900, -400), 0.02],
  ])("%s", (_, places, limit) => {
    const { force, total } = errors(places);
    expect(force).toBeLessThan(limit);
    expect(total).toBeLessThan(0.001);
  });
});

test("points that are all equal push nobody", () => {
  const force = new Float64Array(20).fill(1);
  expect(meshRepulsion(10)(new Float64Array(20).fill(3), force)).toBeCloseTo(90, 0);
  force.forEach((value) => expect(Math.abs(value)).toBeLessThan(0.1));
});

test("a growing picture is followed, and the same calls give the same bits", () => {
  const grow = () => {
    const repel = meshRepulsion(300);
    const places = clouds(300, 3, 1, 0.2);
    const force = new Float64Array(600);
    const totals = [];
    for (let step = 0; step < 60; step++) {
      totals.push(repel(places, force));
      for (let i = 0; i < places.length; i++) places[i]! *= 1.1;
    }
    expect(
      totals.at(-1)! /
        repelExactly(
          places.map((v) => v / 1.1),
          force,
        ),
    ).toBeCloseTo(1, 2);
    return { places, force, totals };
  };
  expect(grow()).toEqual(grow());
});
