import { expect, test } from "@jest/globals";
import { tinto, type TintoOptions } from "../../src/encoders/tinto.js";
import { testContext } from "../embed/context.js";
import { cohortOf, someCounts } from "../prepare/cohorts.js";

const cohort = cohortOf(someCounts(10, 12));
async function drawn(given: Partial<TintoOptions>) {
  const options = { ...tinto.defaults, ...given };
  const ctx = testContext();
  const state = await tinto.fit(cohort, options, ctx);
  return { state, images: (await tinto.apply(cohort, state, options, ctx)).images! };
}

test("without steps only characteristic pixels are drawn, each the mean of its features", async () => {
  const { state, images } = await drawn({ steps: 0 });
  expect(state.layout.feature.length).toBe(12);
  expect(images.values.filter((value) => value !== 0).length).toBeLessThanOrEqual(120);
});

test("with steps features fade around them; characteristic pixels stay as they are", async () => {
  const [plain, blurred] = [await drawn({ steps: 0 }), await drawn({})];
  const { x, y } = plain.state.layout;
  let around = 0;
  for (let sample = 0; sample < 10; sample++)
    for (let pixel = 0; pixel < 400; pixel++) {
      const at = 400 * sample + pixel;
      const own = x.some((column, f) => 20 * y[f]! + column === pixel);
      if (own) expect(blurred.images.values[at]).toBe(plain.images.values[at]);
      else if (blurred.images.values[at]! > 0) around++;
    }
  expect(around).toBeGreaterThan(1000);
});

test("the maximum is never below the mean", async () => {
  const [mean, most] = [await drawn({}), await drawn({ overlap: "maximum" })];
  let above = 0;
  most.images.values.forEach((value, at) => {
    expect(value).toBeGreaterThanOrEqual(mean.images.values[at]! - 1e-6);
    if (value > mean.images.values[at]! + 1e-3) above++;
  });
  expect(above).toBeGreaterThan(100);
});

test("a feature that new samples lack leaves no hole of NaN", async () => {
  for (const overlap of ["mean", "maximum"] as const) {
    const { state } = await drawn({ overlap });
    const fewer = cohortOf(someCounts(3, 11));
    const { images } = (await tinto.apply(
      fewer,
      state,
      { ...tinto.defaults, overlap, missing: "omit" },
      testContext(),
    )) as { images: { values: Float32Array } };
    expect(images.values.every(Number.isFinite)).toBe(true);
  }
});

test("options out of range are refused", () => {
  const wrong = (given: object) => () => tinto.check!({ ...tinto.defaults, ...given });
  expect(wrong({ by: "umap" })).toThrow(/pca/);
  expect(wrong({ overlap: "max" })).toThrow(/maximum/);
  expect(wrong({ steps: 1.5 })).toThrow(/steps/);
  expect(wrong({ distance: 0 })).toThrow(/distance is 0/);
  expect(wrong({ amplification: 0 })).toThrow(/amplification is 0/);
});
