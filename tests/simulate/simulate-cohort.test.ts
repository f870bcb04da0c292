import { describe, expect, test } from "@jest/globals";
import { assayOf, type Cohort, labelsOf, sampleNames } from "../../src/data/cohort.js";
import { featureNames } from "../../src/data/assay.js";
import { numbers, texts } from "../../src/data/table.js";
import type { Dense } from "../../src/data/dense.js";
import { mean, ranks, variance } from "../../src/math/statistics.js";
import { simulateCohort, simulateDefaults } from "../../src/simulate/simulate-cohort.js";

const rna = (cohort: Cohort) => assayOf(cohort, "rna");
const valuesOf = (cohort: Cohort) => rna(cohort).values as Dense;
const column = ({ rows, columns, values }: Dense, j: number) =>
  Float64Array.from({ length: rows }, (_, i) => values[i * columns + j]!);

/** Nothing but negative-binomial noise: every count of a gene has the same mean. */
const plain = {
  modulesPerClass: 0,
  moduleSpread: 0,
  librarySpread: 0,
  batchEffect: 0,
  dropout: 0,
  mitochondrial: 0,
} as const;

describe("the default cohort", () => {
  const cohort = simulateCohort();

  test("holds whole counts of the size asked for, under unique names", () => {
    const { rows, columns, values } = valuesOf(cohort);
    expect([rows, columns]).toEqual([simulateDefaults.samples, simulateDefaults.features]);
    expect(values.every((value) => Number.isInteger(value) && value >= 0)).toBe(true);
    expect(new Set(sampleNames(cohort)).size).toBe(rows);
    expect(new Set(featureNames(rna(cohort))).size).toBe(columns);
    expect(featureNames(rna(cohort)).filter((name) => name.startsWith("MT-"))).toHaveLength(10);
  });

  test("has classes of equal size and batches across them", () => {
    const count = (names: readonly string[]) =>
      Object.fromEntries(
        [...new Set(names)].sort().map((name) => [name, names.filter((other) => other === name).length]),
      );
    expect(count(labelsOf(cohort))).toEqual({ class1: 60, class2: 60, class3: 60, class4: 60 });
    expect(count(texts(cohort.samples, "batch"))).toEqual({ batch1: 120, batch2: 120 });
    const batches = texts(cohort.samples, "batch");
    const pairs = labelsOf(cohort).map((label, i) => label + batches[i]!);
    expect(new Set(pairs).size).toBe(8);
  });

  test("its truth is consistent: modules of 15 genes, two a class, scattered over the table", () => {
    const planted = texts(rna(cohort).features, "planted");
    const modules = texts(rna(cohort).features, "module");
    modules.forEach((module, f) => expect(module.split("-")[0]).toBe(planted[f]));
    const sizes = new Map<string, number>();
    for (const module of modules) if (module) sizes.set(module, (sizes.get(module) ?? 0) + 1);
    expect(sizes.size).toBe(8);
    expect([...sizes.values()].every((size) => size === 15)).toBe(true);
    featureNames(rna(cohort)).forEach((name, f) => name.startsWith("MT-") && expect(planted[f]).toBe(""));
    const places = planted.flatMap((name, f) => (name ? [f] : []));
    expect(mean(places)).toBeGreaterThan(400);
    expect(mean(places)).toBeLessThan(600);
  });

  test("the same seed gives the same cohort, another seed another", () => {
    const bytes = (given: Cohort) => Buffer.from(valuesOf(given).values.buffer);
    expect(bytes(simulateCohort()).equals(bytes(cohort))).toBe(true);
    expect(bytes(simulateCohort({ seed: 2 })).equals(bytes(cohort))).toBe(false);
  });
});

describe("moments are those of the model", () => {
  // One gene's sample mean over its theory is asymptotically normal; over many genes its z-scores have mean 0, variance 1.
  const zOfMeans = (cohort: Cohort, expected: (baseline: number) => { mean: number; variance: number }) =>
    numbers(rna(cohort).features, "baseline").map((baseline, j) => {
      const theory = expected(baseline);
      return (mean(column(valuesOf(cohort), j)) - theory.mean) / Math.sqrt(theory.variance / valuesOf(cohort).rows);
    });
  const expectStandard = (z: Float64Array) => {
    expect(Math.abs(mean(z))).toBeLessThan(5 / Math.sqrt(z.length));
    expect(Math.abs(variance(z) - 1)).toBeLessThan(5 * Math.sqrt(2 / z.length) + 0.05);
  };

  test("negative binomial", () => {
    const cohort = simulateCohort({ ...plain, samples: 500, features: 200, meanCount: 20, dispersion: 0.3 });
    const spread = (mean: number) => mean + 0.3 * mean * mean;
    expectStandard(zOfMeans(cohort, (baseline) => ({ mean: baseline, variance: spread(baseline) })));
    const ratios = numbers(rna(cohort).features, "baseline").map(
      (baseline, j) => variance(column(valuesOf(cohort), j)) / spread(baseline),
    );
    expect(Math.abs(mean(ratios) - 1)).toBeLessThan(0.05);
  });

  test("dropout", () => {
    const cohort = simulateCohort({ ...plain, samples: 500, features: 200, dispersion: 0.2, dropout: 0.4 });
    const kept = 0.6;
    expectStandard(
      zOfMeans(cohort, (baseline) => ({
        mean: kept * baseline,
        variance: kept * (baseline + 0.2 * baseline ** 2) + kept * 0.4 * baseline ** 2,
      })),
    );
  });

  test("fold change of planted genes in their class, and nowhere else", () => {
    const cohort = simulateCohort({
      ...plain,
      modulesPerClass: 2,
      samples: 1200,
      features: 300,
      effect: 2,
      meanCount: 30,
    });
    const labels = labelsOf(cohort);
    const ratios = texts(rna(cohort).features, "planted").map((planted, j) => {
      const counts = column(valuesOf(cohort), j);
      const own = planted || "class1";
      const inside = counts.filter((_, i) => labels[i] === own);
      return { planted, ratio: mean(inside) / mean(counts.filter((_, i) => labels[i] !== own)) };
    });
    const typical = (of: typeof ratios) => mean(of.map(({ ratio }) => ratio));
    expect(typical(ratios.filter(({ planted }) => planted))).toBeCloseTo(2, 1);
    expect(typical(ratios.filter(({ planted }) => !planted))).toBeCloseTo(1, 1);
  });

  test("library sizes show in the totals", () => {
    const cohort = simulateCohort({ ...plain, features: 200, librarySpread: 0.5 });
    const { rows, columns, values } = valuesOf(cohort);
    const totals = Array.from({ length: rows }, (_, i) =>
      values.slice(i * columns, (i + 1) * columns).reduce((a, b) => a + b),
    );
    const size = numbers(cohort.samples, "librarySize");
    expect(correlation(ranks(totals), ranks(size))).toBeGreaterThan(0.95);
    expect(Math.sqrt(variance(size.map(Math.log)))).toBeCloseTo(0.5, 1);
  });

  test("genes of a module move together, others do not", () => {
    const cohort = simulateCohort({
      ...plain,
      modulesPerClass: 1,
      classes: 1,
      moduleSpread: 0.8,
      meanCount: 40,
      dispersion: 0.05,
    });
    const module = texts(rna(cohort).features, "module");
    const [first, second] = module.flatMap((name, f) => (name ? [f] : []));
    const [third, fourth] = module.flatMap((name, f) => (name ? [] : [f]));
    const between = (a: number, b: number) => correlation(column(valuesOf(cohort), a), column(valuesOf(cohort), b));
    expect(between(first!, second!)).toBeGreaterThan(0.6);
    expect(Math.abs(between(third!, fourth!))).toBeLessThan(0.3);
  });
});

test("imbalance: the largest class is that many times the smallest, and none is empty", () => {
  const sizes = (options: Parameters<typeof simulateCohort>[0]) => {
    const labels = labelsOf(simulateCohort({ ...options, features: 200 }));
    return ["class1", "class2", "class3", "class4"].map((name) => labels.filter((label) => label === name).length);
  };
  const [largest, , , smallest] = sizes({ imbalance: 4 });
  expect(largest! / smallest!).toBeCloseTo(4, 0);
  expect(sizes({ imbalance: 1e6, samples: 4 })).toEqual([1, 1, 1, 1]);
  expect(sizes({ imbalance: 1e6, samples: 20 }).every((size) => size >= 1)).toBe(true);
});

test("one class, one sample, nothing planted", () => {
  const cohort = simulateCohort({
    samples: 1,
    classes: 1,
    modulesPerClass: 0,
    features: 3,
    mitochondrial: 0,
    batches: 3,
  });
  expect(valuesOf(cohort)).toMatchObject({ rows: 1, columns: 3 });
  expect(labelsOf(cohort)).toEqual(["class1"]);
});

function correlation(a: Float64Array, b: Float64Array): number {
  const [ma, mb] = [mean(a), mean(b)];
  const products = a.map((value, i) => (value - ma) * (b[i]! - mb));
  return mean(products) / Math.sqrt(variance(a, 0) * variance(b, 0));
}
