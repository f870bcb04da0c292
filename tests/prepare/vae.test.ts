import { expect, test } from "@jest/globals";
import { cohortToArrow } from "../../src/data/arrow.js";
import { assayOf } from "../../src/data/cohort.js";
import { runFold } from "../../src/omics/fold-job.js";
import { omics } from "../../src/omics/omics.js";
import { vae } from "../../src/prepare/vae.js";
import { hiddenFactors } from "./latent-cohorts.js";

test("refuses weights that are none", () => {
  expect(() => vae.check!({ ...vae.defaults, beta: -1 })).toThrow(expect.objectContaining({ tag: "InvalidOption" }));
  expect(() => vae.check!({ ...vae.defaults, warmup: 2 })).toThrow(expect.objectContaining({ tag: "InvalidOption" }));
});

test("in a fold it learns from training samples alone: other test samples change no other's answer", async () => {
  const cohort = hiddenFactors(45, 10, 3, 0.5);
  const plan = omics(cohort)
    .vae({ latent: 3, hidden: [8], steps: 150, epochs: 1, learningRate: 1e-2 })
    .classify("kNearestNeighbours", { folds: 3 })
    .toJSON();
  const folds = Int32Array.from({ length: 45 }, (_, i) => Math.floor(i / 3) % 3);
  const run = (of: typeof cohort) =>
    runFold({ plan, folds, fold: 1, cache: false }, { cohort: of, bytes: cohortToArrow(of) }, { onProgress: () => undefined }); // prettier-ignore
  const first = await run(cohort);
  expect(first.features).toEqual(["LATENT1", "LATENT2", "LATENT3"]);
  const right = Array.from(first.rows).filter((row, i) => first.probabilities[3 * i + (row % 3)]! > 0.5);
  expect(right.length).toBeGreaterThan(10); // of 15; chance: 5
  const values = (assayOf(cohort).values.values as Float32Array).slice();
  values.fill(100, 30, 40); // sample 3 is of the test fold
  const changed = { ...cohort, assays: { rna: { ...assayOf(cohort), values: { ...assayOf(cohort).values, values } as never } } }; // prettier-ignore
  expect((await run(changed)).probabilities.slice(3)).toEqual(first.probabilities.slice(3));
});
