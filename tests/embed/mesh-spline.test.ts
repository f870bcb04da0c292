import { expect, test } from "@jest/globals";
import { gatherForces, spreadCharges, splineResponse } from "../../src/embed/mesh-spline.js";
import { seededRandom } from "../../src/random.js";

const mesh = { side: 12, spacing: 0.5, left: -1, bottom: 2 };
const random = seededRandom(4);
const places = Float64Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 0.5 : 3.5) + 2.4 * random.next());

test("every point spreads a charge of 1, its centre of mass where the point is", () => {
  const grid = new Float64Array(144).fill(5);
  spreadCharges(places.slice(0, 2), mesh, grid);
  let [sum, x, y] = [0, 0, 0];
  grid.forEach((charge, at) => {
    sum += charge;
    x += charge * (mesh.left + mesh.spacing * Math.floor(at / 12));
    y += charge * (mesh.bottom + mesh.spacing * (at % 12));
  });
  expect(sum).toBeCloseTo(1, 12);
  expect(x).toBeCloseTo(places[0]!, 12);
  expect(y).toBeCloseTo(places[1]!, 12);
});

test("a slanted potential pushes all points alike, by half its slope", () => {
  const potential = Float64Array.from({ length: 144 }, (_, at) => 3 * Math.floor(at / 12) - (at % 12));
  const force = new Float64Array(40);
  const total = gatherForces(places, mesh, potential, force);
  let wanted = 0;
  for (let i = 0; i < 40; i += 2) {
    wanted += (3 * (places[i]! - mesh.left) - (places[i + 1]! - mesh.bottom)) / mesh.spacing;
    expect(force[i]).toBeCloseTo(-3, 10);
    expect(force[i + 1]).toBeCloseTo(1, 10);
  }
  expect(total).toBeCloseTo(wanted, 8);
});

test("gathering is the transpose of spreading", () => {
  const potential = Float64Array.from({ length: 144 }, () => random.normal());
  const grid = new Float64Array(144);
  spreadCharges(places, mesh, grid);
  const product = grid.reduce((sum, charge, at) => sum + charge * potential[at]!, 0);
  expect(gatherForces(places, mesh, potential, new Float64Array(40))).toBeCloseTo(product, 10);
});

test("the response undoes what the spline takes from a wave, twice along an axis", () => {
  expect(splineResponse(0, 8)).toBe(1);
  expect(splineResponse(4, 8)).toBeCloseTo(9, 12);
});
