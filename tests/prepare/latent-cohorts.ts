import type { Cohort } from "../../src/data/cohort.js";
import { dense } from "../../src/data/dense.js";
import { withColumn } from "../../src/data/table.js";
import { seededRandom } from "../../src/random.js";
import { cohortOf } from "./cohorts.js";

/** Samples of three classes about three centres, features of few hidden factors and some noise. */
export function hiddenFactors(rows: number, columns: number, factors: number, noise: number, seed = 1): Cohort {
  const random = seededRandom(seed);
  const loadings = Float64Array.from({ length: factors * columns }, () => random.normal());
  const values = dense(rows, columns);
  const labels = Array.from({ length: rows }, (_, i) => `class${i % 3}`);
  for (let i = 0; i < rows; i++) {
    const own = Float64Array.from({ length: factors }, (_, k) => (k === i % 3 ? 3 : 0) + random.normal());
    for (let j = 0; j < columns; j++) {
      let sum = noise * random.normal();
      for (let k = 0; k < factors; k++) sum += own[k]! * loadings[k * columns + j]!;
      values.values[i * columns + j] = sum;
    }
  }
  const cohort = cohortOf(values);
  return { ...cohort, samples: withColumn(cohort.samples, "label", labels), roles: { label: "label" } };
}

/** Share of samples whose nearest other sample, by Euclidean distance, is of their class. */
export function nearestOfOwnClass(values: Float32Array, columns: number): number {
  const rows = values.length / columns;
  const distance = (a: number, b: number) => {
    let sum = 0;
    for (let j = 0; j < columns; j++) sum += (values[a * columns + j]! - values[b * columns + j]!) ** 2;
    return sum;
  };
  let right = 0;
  for (let i = 0; i < rows; i++) {
    const others = Array.from({ length: rows }, (_, k) => k).filter((k) => k !== i);
    const nearest = others.reduce((best, k) => (distance(i, k) < distance(i, best) ? k : best));
    if (nearest % 3 === i % 3) right++;
  }
  return right / rows;
}
