import { expect, test } from "@jest/globals";
import type { Csr } from "../../src/data/csr.js";
import { withColumn } from "../../src/data/table.js";
import { soundCohort } from "../../src/io/sound-cohort.js";
import { exampleCohort } from "../data/example-cohort.js";

test("a cohort whose parts fit is handed on", () => {
  const cohort = exampleCohort();
  expect(soundCohort(cohort)).toBe(cohort);
});

test("names twice, values without a feature and too few names are refused", () => {
  const cohort = exampleCohort();
  const { rna, atac } = cohort.assays as { rna: (typeof cohort.assays)[string]; atac: (typeof cohort.assays)[string] };
  const twice = withColumn(cohort.samples, "sample", Array<string>(cohort.samples.numRows).fill("a"));
  const refused = (change: object, why: string) =>
    expect(() => soundCohort({ ...cohort, ...change })).toThrow(
      expect.objectContaining({ tag: "UnreadableFile", what: expect.stringContaining(why) }),
    );
  refused({ samples: twice }, "samples are named twice");
  const values = atac.values as Csr;
  const beyond = { ...values, indices: values.indices.map(() => values.columns) } as Csr;
  refused({ assays: { atac: { ...atac, values: beyond } } }, "belongs to no feature");
  refused({ assays: { rna: { ...rna, features: atac.features.slice(0, 1) } } }, "do not fit its names");
});
