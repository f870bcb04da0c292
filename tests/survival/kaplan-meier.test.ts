import { expect, test } from "@jest/globals";
import { kaplanMeier } from "../../src/survival/kaplan-meier.js";
import { curvesReference } from "../curves.js";
import { describeWithShared, excess, parityCase } from "../shared.js";

const { time, event, all, everybody } = curvesReference.survival;
const close = { rtol: 1e-9, atol: 1e-12 };

test("tied times: curve, band, numbers at risk and median are lifelines'", () => {
  const curve = kaplanMeier({ time, event });
  expect([...curve.time]).toEqual(all.timeline);
  expect([...curve.events]).toEqual(all.events);
  expect([...curve.atRisk]).toEqual(all.atRisk);
  expect(excess(curve.survival, all.survival, close)).toBeLessThanOrEqual(0);
  expect(excess(curve.lower, all.lower, close)).toBeLessThanOrEqual(0);
  expect(excess(curve.upper, all.upper, close)).toBeLessThanOrEqual(0);
  expect(curve.median).toBe(all.median);
});

test("where nobody is left the band stays as wide as it was, down to 0", () => {
  const curve = kaplanMeier({ time: everybody.time, event: everybody.time.map(() => 1) });
  const last = curve.time.length - 1;
  expect(excess(curve.survival, everybody.survival, close)).toBeLessThanOrEqual(0);
  expect(excess(curve.upper.subarray(0, last), everybody.upper.slice(0, last), close)).toBeLessThanOrEqual(0);
  expect([curve.survival[last], curve.lower[last], curve.upper[last]]).toEqual([0, 0, curve.upper[last - 1]]);
});

test("events at time 0, nobody with an event, and nobody at all", () => {
  expect(kaplanMeier({ time: [0, 3], event: [1, 0] })).toMatchObject({
    survival: Float64Array.of(0.5, 0.5),
    median: 0,
  });
  expect(kaplanMeier({ time: [2, 3], event: [0, 0] })).toMatchObject({
    survival: Float64Array.of(1, 1, 1),
    lower: Float64Array.of(1, 1, 1),
    censored: Float64Array.of(0, 1, 1),
    median: Infinity,
  });
  expect(kaplanMeier({ time: [], event: [] })).toMatchObject({
    survival: Float64Array.of(1),
    atRisk: Float64Array.of(0),
  });
});

describeWithShared("patients with breast cancer", ["fixtures/parity/survival.json"], () => {
  test("curve and band are lifelines'", () => {
    const { input, expected } = parityCase("survival", "kaplan-meier");
    const curve = kaplanMeier({ time: input.time.data, event: input.event.data });
    const tolerance = { rtol: 1e-8, atol: 1e-10 };
    expect(excess(curve.survival, expected.survival.data, tolerance)).toBeLessThanOrEqual(0);
    const band = Array.from(curve.time, (_, i) => [curve.lower[i]!, curve.upper[i]!]).flat();
    expect(excess(band, expected.ci.data, tolerance)).toBeLessThanOrEqual(0);
  });
});
