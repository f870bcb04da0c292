import { describe, expect, test } from "@jest/globals";
import { bayesianScaling } from "../../../src/encoders/refined/bayesian-scaling.js";
import { fittedScale } from "../../../src/encoders/refined/fitted-scale.js";
import type { PairMatrix } from "../../../src/encoders/grid-match/pair-matrix.js";
import { seededRandom } from "../../../src/random.js";
import { testContext } from "../../embed/context.js";
import { pairsOf, plantedPoints, procrustes, stressOf, withError } from "./planted.js";

const points = plantedPoints(80);
const sd = 0.1;
const observed = pairsOf(points, withError(sd));
const random = seededRandom(3);
const start = points.map((value) => value - 0.5 + 0.3 * random.normal());
const scaled = (pairs: PairMatrix, given: Float64Array = start, sweeps = 400, ctx = testContext()) =>
  bayesianScaling(pairs, given, sweeps, "refined", ctx);

describe("a planted configuration, observed with error", () => {
  test("is found again from a start that is far off", async () => {
    const { places } = await scaled(observed);
    expect(procrustes(start, points)).toBeGreaterThan(0.2);
    // With 79 distances a place is known to about sd × sqrt(2 / 79) along each axis.
    expect(procrustes(places, points)).toBeLessThan(0.03);
  });

  test("the variance of the error is found, and moves are accepted as often as is best", async () => {
    const { variance, accepted } = await scaled(observed);
    expect(variance / sd ** 2).toBeGreaterThan(0.9);
    expect(variance / sd ** 2).toBeLessThan(1.1);
    expect(accepted).toBeGreaterThan(0.25);
    expect(accepted).toBeLessThan(0.45);
  });

  test("a large error that is often cut at 0 is not underestimated", async () => {
    const pairs = pairsOf(points, withError(0.4));
    const { variance, stress } = await scaled(pairs);
    const naive = stress / ((80 * 79) / 2);
    expect(naive).toBeLessThan(0.13); // of what would have been negative nothing is seen
    expect(variance).toBeGreaterThan(0.9 * 0.16);
    expect(variance).toBeLessThan(1.1 * 0.16);
  });
});

describe("distances that fit into no plane", () => {
  const cloud = Array.from({ length: 60 }, () => Array.from({ length: 12 }, () => random.normal()));
  const values = Float32Array.from(
    cloud.flatMap((one) => cloud.map((other) => Math.hypot(...one.map((value, d) => value - other[d]!)))),
  );
  const pairs = { count: 60, values, unit: 1 };
  const classical = Float64Array.from(cloud.flatMap((one) => one.slice(0, 2)));

  test("are nearer than those of the start at its best size, the nearer the longer it draws", async () => {
    const [short, long] = [await scaled(pairs, classical, 20), await scaled(pairs, classical, 300)];
    const before = stressOf(pairs, await fittedScale(pairs, classical, () => Promise.resolve()));
    expect(short.stress).toBeLessThan(0.9 * before);
    expect(long.stress).toBeLessThan(0.9 * short.stress);
    expect(long.stress).toBeCloseTo(stressOf(pairs, long.places), 2);
  });
});

test("the same seed gives the same places, bit for bit; another seed others", async () => {
  const [one, same, other] = await Promise.all(
    ["a", "a", "b"].map((seed) => scaled(observed, start, 30, testContext(seed))),
  );
  expect(same).toEqual(one);
  expect(other!.places).not.toEqual(one!.places);
});

test("perfect, flat and equal starts stay finite", async () => {
  const perfect = await scaled(pairsOf(points), points, 50);
  expect(perfect.stress).toBeLessThan(1e-8);
  const flat = points.map((value, at) => (at % 2 ? 0 : value));
  const straight = await scaled(observed, flat, 400);
  expect(procrustes(straight.places, points)).toBeLessThan(0.05);
  const none = { count: 3, values: new Float32Array(9), unit: 1 };
  expect([...(await scaled(none, new Float64Array(6), 5)).places]).toEqual([0, 0, 0, 0, 0, 0]);
  const three = await scaled(pairsOf(plantedPoints(3)), new Float64Array(6), 100);
  expect(three.places.every(Number.isFinite)).toBe(true);
});

test("it stops when asked to", async () => {
  const control = new AbortController();
  control.abort();
  await expect(scaled(observed, start, 400, { ...testContext(), signal: control.signal })).rejects.toMatchObject({
    tag: "Aborted",
  });
});
