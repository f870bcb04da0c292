import { expect, test } from "@jest/globals";
import type { Affinities } from "../../src/embed/affinities.js";
import { attract, divergence, repelExactly } from "../../src/embed/tsne-forces.js";
import { describeWithShared, excess, parityCase } from "../shared.js";

describeWithShared("parity with scikit-learn", ["fixtures/parity/neighbours.json"], () => {
  test("divergence and its gradient", () => {
    const { input, expected, tolerance } = parityCase("neighbours", "tsne-kl-gradient");
    const affinities: Affinities = {
      count: 48,
      start: Int32Array.from({ length: 49 }, (_, i) => 47 * i - (i * (i - 1)) / 2),
      other: Int32Array.from(
        Array.from({ length: 48 }, (_, i) => Array.from({ length: 47 - i }, (_, k) => i + 1 + k)).flat(),
      ),
      weight: Float64Array.from(input.p.data),
    };
    const { value, gradient } = divergence(affinities, Float64Array.from(input.embedding.data));
    expect(excess([value], [expected.kl], tolerance)).toBeLessThanOrEqual(0);
    expect(excess(gradient, expected.gradient.data, tolerance)).toBeLessThanOrEqual(0);
  });
});

test("two points pull and push each other along their line, with opposite forces", () => {
  const places = Float64Array.of(0, 0, 1, 0);
  const pull = new Float64Array(4);
  const pair = { count: 2, start: Int32Array.of(0, 1, 1), other: Int32Array.of(1), weight: Float64Array.of(0.5) };
  attract(pair, places, 2, pull);
  expect([...pull]).toEqual([0.5, 0, -0.5, 0]);
  const push = new Float64Array(4).fill(9);
  expect(repelExactly(places, push)).toBe(1);
  expect([...push]).toEqual([-0.25, 0, 0.25, 0]);
});
