import { expect, test } from "@jest/globals";
import { imageOf } from "../../src/data/images.js";
import { wavelet, type WaveletOptions } from "../../src/encoders/wavelet.js";
import { testContext } from "../embed/context.js";
import { cohortOf, matrix, someCounts } from "../prepare/cohorts.js";

const options = (given: Partial<WaveletOptions>): Required<WaveletOptions> => ({
  ...wavelet.defaults,
  pixels: 16,
  order: "given",
  ...given,
});
const fit = async (given: Partial<WaveletOptions>, features = 40) =>
  wavelet.fit(cohortOf(someCounts(12, features)), options(given), testContext());

test.each(["morlet", "ricker"] as const)("%s: magnitudes; an average sample is blank", async (by) => {
  const train = someCounts(12, 40);
  const state = await wavelet.fit(cohortOf(train), options({ wavelet: by }), testContext());
  const mean = Array.from({ length: 40 }, (_, j) => {
    let sum = 0;
    for (let i = 0; i < 12; i++) sum += train.values[i * 40 + j]! / 12;
    return sum;
  });
  const drawn = await wavelet.apply(cohortOf(matrix([mean])), state, options({ wavelet: by }), testContext());
  expect(Math.max(...imageOf(drawn.images!, 0))).toBeLessThan(1e-5);
  const { values } = (await wavelet.apply(cohortOf(train), state, options({ wavelet: by }), testContext())).images!;
  expect(values.every((value) => value >= 0)).toBe(true);
  expect(Math.max(...values)).toBeGreaterThan(0.5);
});

test("db3: coefficients have signs, and as many levels as asked for", async () => {
  const given = { wavelet: "db3", levels: 3 } as const;
  const state = await fit(given);
  const { values } = (await wavelet.apply(cohortOf(someCounts(4, 40, 2)), state, options(given), testContext()))
    .images!;
  expect(values.some((value) => value < -0.2)).toBe(true);
  const rows = Array.from({ length: 16 }, (_, y) => values.subarray(16 * y, 16 * y + 16).join());
  expect(new Set(rows).size).toBe(4);
});

test("consecutive features share a column where there are more of them", async () => {
  const { layout } = await fit({ wavelet: "db1", levels: 1 }, 64);
  const names = new Set<string>();
  for (let k = layout.start[0]!; k < layout.start[1]!; k++) names.add(layout.features[layout.feature[k]!]!);
  expect([...names]).toEqual(Array.from({ length: 8 }, (_, f) => `g${f}`));
});

test("missing features are bridged", async () => {
  const state = await fit({}, 40);
  const names = Array.from({ length: 40 }, (_, f) => `g${f}`).filter((_, f) => f % 5 !== 0);
  const given = options({ missing: "omit" });
  const lacking = cohortOf(someCounts(2, 32), names);
  const { values } = (await wavelet.apply(lacking, state, given, testContext())).images!;
  expect(values.every(Number.isFinite)).toBe(true);
});

test("auto: a column for each feature, rows as the transform has", async () => {
  const size = async (given: Partial<WaveletOptions>) => {
    const { layout } = await fit({ pixels: "auto", ...given });
    return [layout.height, layout.width];
  };
  expect(await size({})).toEqual([15, 40]);
  expect(await size({ wavelet: "db1" })).toEqual([6, 40]);
});

test("options out of range are refused", () => {
  const wrong = (given: object) => () => wavelet.check?.({ ...wavelet.defaults, ...given });
  expect(wrong({ wavelet: "db9" })).toThrow(/Use one of: db1/);
  expect(wrong({ levels: -1 })).toThrow(/levels/);
});
