import { expect, test } from "@jest/globals";
import { type Cohort, sampleNames } from "../../src/data/cohort.js";
import { toCsr } from "../../src/data/csr.js";
import { dense } from "../../src/data/dense.js";
import { joinCohorts } from "../../src/data/join-cohorts.js";
import { toDense } from "../../src/data/matrix.js";
import { tableOf, texts } from "../../src/data/table.js";

/** One feature whose value is the sample's number. */
const cohort = (samples: string[], columns: Record<string, string[]> = {}): Cohort => ({
  samples: tableOf({ sample: samples, ...columns }),
  roles: {},
  assays: {
    table: {
      name: "table",
      values: dense(
        samples.length,
        1,
        Float32Array.from(samples, (name) => Number(name.slice(1))),
      ),
      features: tableOf({ feature: ["g"] }),
      measured: new Uint8Array(samples.length).fill(1),
    },
  },
});
const valuesOf = (joined: Cohort, name: string) => Array.from(toDense(joined.assays[name]!.values).values);

test("samples are joined by name, whatever their order; what an assay lacks is missing, not zero", () => {
  const { cohort: joined, warnings } = joinCohorts([
    { name: "rna", cohort: cohort(["s1", "s2", "s3"]) },
    { name: "protein", cohort: cohort(["s4", "s3", "s1"]) },
  ]);
  expect(sampleNames(joined)).toEqual(["s1", "s2", "s3", "s4"]);
  expect(valuesOf(joined, "rna")).toEqual([1, 2, 3, NaN]);
  expect(valuesOf(joined, "protein")).toEqual([1, NaN, 3, 4]);
  expect(Array.from(joined.assays["protein"]!.measured)).toEqual([1, 0, 1, 1]);
  expect(warnings).toEqual([]);
});

test("a sparse assay stays sparse, its missing rows empty", () => {
  const sparse = cohort(["s2", "s1"]);
  const values = toCsr(dense(2, 1, Float32Array.of(2, 0)));
  const { cohort: joined } = joinCohorts([
    { name: "rna", cohort: cohort(["s1", "s2", "s3"]) },
    { name: "atac", cohort: { ...sparse, assays: { table: { ...sparse.assays["table"]!, values } } } },
  ]);
  expect(joined.assays["atac"]!.values.kind).toBe("csr");
  expect(valuesOf(joined, "atac")).toEqual([0, 2, 0]);
});

test("columns of all tables are kept; where they differ, the first tells and a warning says so", () => {
  const { cohort: joined, warnings } = joinCohorts([
    { name: "rna", cohort: cohort(["s1", "s2"], { sex: ["f", ""], lane: ["1", "2"] }) },
    { name: "protein", cohort: cohort(["s2", "s1"], { sex: ["m", "x"] }) },
  ]);
  expect(texts(joined.samples, "sex")).toEqual(["f", "m"]);
  expect(texts(joined.samples, "lane")).toEqual(["1", "2"]);
  expect(warnings).toEqual(['protein: column "sex" tells 1 samples otherwise than an earlier table.']);
});

test("an assay without a common sample is refused, with the names that it has", () => {
  const parts = [
    { name: "rna", cohort: cohort(["s1", "s2"]) },
    { name: "protein", cohort: cohort(["s2"]) },
    { name: "mirna", cohort: cohort(["s7", "s8"]) },
  ];
  expect(() => joinCohorts(parts)).toThrow(/"mirna" has no sample in common.*mirna: s7, s8/);
  expect(() => joinCohorts(parts.slice(2))).not.toThrow();
});

test("an empty assay, or a sample twice in one, is refused with the assay's name", () => {
  const rna = { name: "rna", cohort: cohort(["s1", "s2"]) };
  expect(() => joinCohorts([rna, { name: "mirna", cohort: cohort([]) }])).toThrow(
    expect.objectContaining({ tag: "UnsuitableData", what: expect.stringContaining('"mirna" is empty') }),
  );
  expect(() => joinCohorts([rna, { name: "mirna", cohort: cohort(["s2", "s2", "s1"]) }])).toThrow(
    expect.objectContaining({ tag: "DuplicateNames", what: expect.stringContaining('assay "mirna" (1): s2') }),
  );
});

test("samples written differently are not joined in silence", () => {
  const { warnings } = joinCohorts([
    { name: "rna", cohort: cohort(["s1", "s2", "s_3"]) },
    { name: "protein", cohort: cohort(["s1", "S2", "s3"]) },
  ]);
  expect(warnings).toContain(
    "2 samples are written differently in different assays (s2 and S2, s_3 and s3): they are taken for different samples.",
  );
  const parts = [
    { name: "rna", cohort: cohort(["s1"]) },
    { name: "protein", cohort: cohort(["S1"]) },
  ];
  expect(() => joinCohorts(parts)).toThrow(/s1 and S1 may be the same/);
});

test("a row without any value is not measured; a row of zeros is, but a warning tells of it", () => {
  const padded = cohort(["s1", "s2", "s3"]);
  const values = dense(3, 1, Float32Array.of(1, NaN, 0));
  const { cohort: joined, warnings } = joinCohorts([
    { name: "rna", cohort: cohort(["s1", "s2", "s3"]) },
    { name: "mirna", cohort: { ...padded, assays: { table: { ...padded.assays["table"]!, values } } } },
  ]);
  expect(Array.from(joined.assays["mirna"]!.measured)).toEqual([1, 0, 1]);
  expect(warnings).toEqual([
    'Samples of assay "mirna" without any value (1, counted as not measured): s2.',
    'Samples of assay "mirna" that are zero throughout (1; leave them out of the table if they were not measured): s3.',
  ]);
});
