import { expect, test } from "@jest/globals";
import { addValueChange } from "../../src/trees/value-change.js";

const cut = (feature: number) => ({ gain: 1, feature, code: 0 });

test("squared distances from the common mean of both sides, by samples", () => {
  const changes = new Float64Array(3);
  // The second cut, of feature 2, tells leaves 2 and 3 from leaves 0 and 1.
  addValueChange(changes, [cut(0), cut(2)], Float64Array.of(1, 1, 4, 1), Int32Array.of(0, 0, 2, 3, 3, 3));
  const mean = (2 * 1 + 4) / 3;
  expect(changes[2]).toBeCloseTo(2 * (1 - mean) ** 2 + (4 - mean) ** 2, 12);
  expect(changes[0]).toBeCloseTo((4 - 1.75) ** 2 + 3 * (1 - 1.75) ** 2, 12);
  expect(changes[1]).toBe(0);
});

test("outputs add up; a tree without cuts changes nothing", () => {
  const [one, two] = [new Float64Array(1), new Float64Array(1)];
  addValueChange(one, [cut(0)], Float64Array.of(1, 3), Int32Array.of(0, 1));
  addValueChange(two, [cut(0)], Float64Array.of(1, 1, 3, 3), Int32Array.of(0, 1));
  expect(two[0]).toBe(2 * one[0]!);
  addValueChange(one, [], Float64Array.of(5), Int32Array.of(0, 0));
  expect(one[0]).toBe(2);
});
