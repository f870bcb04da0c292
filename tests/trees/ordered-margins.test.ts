import { describe, expect, test } from "@jest/globals";
import { seededRandom } from "../../src/random.js";
import { orderedMargins } from "../../src/trees/ordered-margins.js";
import { plainMargins } from "../../src/trees/margins.js";

const moves = { learningRate: 1, lambda: 1, curvature: () => 1 };

describe("orderedMargins", () => {
  test("a leaf of its own teaches a sample nothing about itself", () => {
    const classes = Int32Array.from({ length: 32 }, (_, i) => i % 2);
    const own = Int32Array.from(classes.keys());
    const ordered = orderedMargins(classes, 2, moves, seededRandom(1));
    const plain = plainMargins(classes, 2, moves);
    for (let round = 0; round < 5; round++)
      for (const margins of [ordered, plain]) {
        margins.derive();
        margins.move(0, own, 32);
      }
    expect(plain.derive().gradient.every((value) => Math.abs(value) < 0.35)).toBe(true);
    expect(ordered.derive().gradient.every((value) => Math.abs(value) === 0.5)).toBe(true);
  });

  test("leaves that agree with the classes are learnt from the samples before", () => {
    const classes = Int32Array.from({ length: 64 }, (_, i) => i % 3);
    const margins = orderedMargins(classes, 3, moves, seededRandom(2));
    const first = margins.derive().gradient.slice();
    for (let k = 0; k < 3; k++) margins.move(k, classes, 3);
    const second = margins.derive().gradient;
    const size = (values: Float64Array) => values.reduce((sum, value) => sum + Math.abs(value), 0);
    expect(size(second)).toBeLessThan(0.9 * size(first));
  });

  test("samples that are not here are moved by a model of all", () => {
    const classes = Int32Array.from({ length: 32 }, (_, i) => i % 2);
    const [ordered, plain] = [orderedMargins(classes, 2, moves, seededRandom(1)), plainMargins(classes, 2, moves)];
    for (let round = 0; round < 3; round++) {
      for (const margins of [ordered, plain]) margins.derive();
      expect(ordered.move(0, classes, 2)).toEqual(plain.move(0, classes, 2));
    }
  });

  test("one sample", () => {
    const margins = orderedMargins(Int32Array.of(0), 1, moves, seededRandom(1));
    expect(margins.derive().gradient).toHaveLength(1);
  });
});
