import { expect, test } from "@jest/globals";
import { autoencoder } from "../../src/prepare/autoencoder.js";
import { cohortOf, matrix } from "./cohorts.js";
import { listening } from "./cohorts.js";
import { openEngine } from "../../src/engine/open.js";
import { numbers, texts } from "../../src/data/table.js";

test("puts latent values in place of the features, and each sample's error in the sample table; holes stay", async () => {
  const ctx = { ...listening().ctx, engine: await openEngine() };
  const measured = Uint8Array.of(1, 0, 1, 1);
  const cohort = cohortOf(matrix([[1, 2, 4], [NaN, NaN, NaN], [3, 1, 0], [2, 5, 1]]), undefined, measured); // prettier-ignore
  const options = { ...autoencoder.defaults, latent: 2, hidden: [], steps: 3, epochs: 1 };
  const made = await autoencoder.apply(cohort, await autoencoder.fit(cohort, options, ctx), options, ctx);
  expect(texts(made.assays.rna!.features, "feature")).toEqual(["LATENT1", "LATENT2"]);
  expect(Array.from(made.assays.rna!.values.values as Float32Array, Number.isNaN)).toEqual([false, false, true, true, false, false, false, false]); // prettier-ignore
  const errors = numbers(made.samples, "autoencoderError");
  expect([Number.isNaN(errors[1]), errors[0]! >= 0]).toEqual([true, true]);
  expect(autoencoder.check!({ ...options, latent: 2 })).toBeUndefined();
  expect(() => autoencoder.check!({ ...options, latent: -1 })).toThrow("latent");
});
