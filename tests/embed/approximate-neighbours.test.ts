import { expect, test } from "@jest/globals";
import { nearestNeighbours } from "../../src/embed/neighbours.js";
import { seededRandom } from "../../src/random.js";
import { testContext } from "./context.js";

test("the graph finds at least 95 of 100 true neighbours, at their true distances, the same every time", async () => {
  const random = seededRandom(5);
  const [rows, columns, k] = [2000, 20, 30];
  const centres = Float64Array.from({ length: 10 * columns }, () => 3 * random.normal());
  const values = Float32Array.from({ length: rows * columns }, (_, i) => {
    const group = Math.floor(i / columns) % 10;
    return centres[group * columns + (i % columns)]! + random.normal();
  });
  const points = { rows, columns, values };
  const exact = await nearestNeighbours(points, k, { method: "exact" }, testContext());
  const found = await nearestNeighbours(points, k, { method: "approximate" }, testContext());
  let hits = 0;
  for (let i = 0; i < rows; i++) {
    const real = new Map(Array.from({ length: k }, (_, r) => [exact.indices[i * k + r]!, exact.distances[i * k + r]!]));
    for (let r = 0; r < k; r++) {
      const distance = real.get(found.indices[i * k + r]!);
      if (distance === undefined) continue;
      hits++;
      expect(found.distances[i * k + r]).toBe(distance);
    }
  }
  expect(hits / (rows * k)).toBeGreaterThan(0.95);
  expect(await nearestNeighbours(points, k, { method: "approximate" }, testContext())).toEqual(found);
});
