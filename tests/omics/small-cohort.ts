import type { Cohort } from "../../src/data/cohort.js";
import { dense } from "../../src/data/dense.js";
import { tableOf } from "../../src/data/table.js";
import { seededRandom } from "../../src/random.js";

/** A seeded cohort whose classes differ in a third of the genes each: counts, one assay called "table". */
export function smallCohort({ samples = 30, features = 24, classes = 2 } = {}): Cohort {
  const random = seededRandom("small cohort");
  const values = dense(samples, features);
  for (let i = 0; i < samples; i++)
    for (let j = 0; j < features; j++) {
      const lifted = j % 3 === i % classes ? 40 : 4;
      values.values[i * features + j] = Math.round(lifted * (0.5 + random.next()));
    }
  return {
    samples: tableOf({
      sample: Array.from({ length: samples }, (_, i) => `s${i}`),
      label: Array.from({ length: samples }, (_, i) => `class${i % classes}`),
    }),
    roles: { label: "label" },
    assays: {
      table: {
        name: "table",
        values,
        features: tableOf({ feature: Array.from({ length: features }, (_, j) => `g${j}`) }),
        measured: new Uint8Array(samples).fill(1),
      },
    },
  };
}
