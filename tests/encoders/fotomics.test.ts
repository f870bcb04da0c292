import { describe, expect, test } from "@jest/globals";
import type { Cohort } from "../../src/data/cohort.js";
import type { Dense } from "../../src/data/dense.js";
import { turnUpright } from "../../src/encoders/deep-insight.js";
import { fotomics, type FotomicsOptions } from "../../src/encoders/fotomics.js";
import { binPixels } from "../../src/encoders/placing/pixel-bins.js";
import { quantile } from "../../src/math/statistics.js";
import { testContext } from "../embed/context.js";
import { cohortOf, someCounts } from "../prepare/cohorts.js";

const fit = async (cohort: Cohort, given: Partial<FotomicsOptions> = {}) => {
  const { layout } = await fotomics.fit(cohort, { ...fotomics.defaults, pixels: 64, ...given }, testContext());
  const pixelOf = new Map(layout.features.map((feature, f) => [feature, `${layout.x[f]},${layout.y[f]}`]));
  return { layout, pixelOf };
};
const names = Array.from({ length: 40 }, (_, f) => `g${f}`);

/** Real and imaginary parts by the definition, zero frequency in the middle. */
function transformed(values: readonly number[]): { re: number[]; im: number[] } {
  const n = values.length;
  const shifted = Array.from({ length: n }, (_, k) => (k + Math.ceil(n / 2)) % n);
  const part = (wave: (angle: number) => number) =>
    shifted.map((k) => values.reduce((sum, value, t) => sum + value * wave((2 * Math.PI * k * t) / n), 0));
  return { re: part(Math.cos), im: part((angle) => -Math.sin(angle)) };
}

/** Values far beyond the 10th and the 90th percentile count as 0. */
function clean(parts: readonly number[]): number[] {
  const [low, high] = [quantile(parts, 0.1), quantile(parts, 0.9)];
  const beyond = 1.5 * (high - low);
  return parts.map((value) => (value <= low - beyond || value >= high + beyond ? 0 : value));
}

test("a feature sits at the mean of its coefficients, those far out at 0", async () => {
  const values = someCounts(2, 25);
  const spectra = [0, 1].map((row) => transformed([...values.values.subarray(25 * row, 25 * row + 25)]));
  const mean = (axis: "re" | "im") => {
    const [one, other] = spectra.map((spectrum) => clean(spectrum[axis]));
    return one!.map((value, k) => (value + other![k]!) / 2);
  };
  const [re, im] = [mean("re"), mean("im")];
  expect(spectra[0]!.re[12]).toBeGreaterThan(0); // the sum of all values, in the middle
  expect(re[12]).toBe(0);
  const points = Float64Array.from(re.flatMap((value, k) => [value, im[k]!]));
  const { layout } = await fit(cohortOf(values), { normalisation: "none", pixels: 31 });
  const { x, y } = binPixels(turnUpright(points, 31, 31), 31, 31);
  expect([...layout.x]).toEqual([...x]);
  expect([...layout.y]).toEqual([...y]);
});

describe("the order of the columns", () => {
  const cohort = cohortOf(someCounts(10, 40), names);
  const values = cohort.assays.rna!.values as Dense;
  const reversed = cohortOf(
    { ...values, values: values.values.map((_, at) => values.values[40 * Math.floor(at / 40) + 39 - (at % 40)]!) },
    names.slice().reverse(),
  );

  test("decides where features sit", async () => {
    const [one, other] = [await fit(cohort), await fit(reversed)];
    expect([...one.pixelOf.keys()]).toEqual(names);
    const moved = names.filter((feature) => one.pixelOf.get(feature) !== other.pixelOf.get(feature));
    expect(moved.length).toBeGreaterThan(10);
  });

  test("of tables that are drawn does not matter", async () => {
    const options = { ...fotomics.defaults, pixels: 16 };
    const state = await fotomics.fit(cohort, options, testContext());
    const draw = async (table: Cohort) => (await fotomics.apply(table, state, options, testContext())).images!.values;
    expect(await draw(reversed)).toEqual(await draw(cohort));
  });
});

test("an assignment gives each feature a pixel of its own", async () => {
  const { pixelOf } = await fit(cohortOf(someCounts(10, 40), names), { assign: "lsa", pixels: [6, 7] });
  expect(new Set(pixelOf.values()).size).toBe(40);
});

test("an unknown assignment is refused", () => {
  expect(() => fotomics.check?.({ ...fotomics.defaults, assign: "nearest" as "bin" })).toThrow(/Use one of/);
});
