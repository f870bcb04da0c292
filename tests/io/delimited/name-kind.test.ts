import { expect, test } from "@jest/globals";
import { commonGeneCount, nameShares } from "../../../src/io/delimited/name-kind.js";

test.each([
  "ENSG00000141510.18",
  "ENSMUSG00000059552",
  "P04637",
  "A0A024R161",
  "P04637-2",
  "cg00000029",
  "rs12345678",
  "hsa-miR-21-5p",
  "1007_s_at",
  "ILMN_1762337",
  "NM_000546",
  "MT-CO1",
  "mt-Co1",
  "chr1:1000-2000",
  "GAPDH",
  "Actb",
])("%s is a feature", (name) => {
  expect(nameShares([name])).toEqual({ features: 1, samples: 0 });
});

test.each([
  "AAACCTGAGAAACCAT-1",
  "TCGA-02-0001-01",
  "GSM123456",
  "10x21",
  "sample_1",
  "Patient 7",
  "tumour-3",
  "MGH54_P2_C12",
  "cell12",
])("%s is a sample", (name) => {
  expect(nameShares([name])).toEqual({ features: 0, samples: 1 });
});

test("names that say nothing count for neither side", () => {
  expect(nameShares(["A", "Creatinine", "x1", "1,6-Anhydro-beta-D-glucose"])).toEqual({ features: 0, samples: 0 });
  expect(nameShares([])).toEqual({ features: 0, samples: 0 });
});

test("of many names an even choice is looked at", () => {
  const names = Array.from({ length: 10_000 }, (_, i) => (i % 10 < 5 ? `sample${i}` : `cg${i + 10_000}`));
  const { features, samples } = nameShares(names);
  expect(features + samples).toBeCloseTo(1);
});

test("well-known genes are counted", () => {
  expect(commonGeneCount(["TP53", "GAPDH", "tp53", "FOO"])).toBe(2);
});
