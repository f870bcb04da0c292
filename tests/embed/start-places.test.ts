import { expect, test } from "@jest/globals";
import { startPlaces } from "../../src/embed/start-places.js";
import { seededRandom } from "../../src/random.js";

test("the first column gets the deviation that is asked for, the others follow", () => {
  const scores = { rows: 4, columns: 2, values: Float64Array.of(-3, 1, 3, -1, -3, 1, 3, -1) };
  const places = startPlaces(scores, 0.01, seededRandom(1));
  [-0.01, 0.01 / 3, 0.01, -0.01 / 3].forEach((wanted, i) => expect(Math.abs(places[i]! - wanted)).toBeLessThan(5e-4));
});

test("equal points begin apart, by little", () => {
  const places = startPlaces({ rows: 3, columns: 2, values: new Float64Array(6).fill(7) }, 1, seededRandom(1));
  expect(new Set(places).size).toBe(6);
  places.forEach((value) => expect(Math.abs(value)).toBeLessThan(0.05));
});
