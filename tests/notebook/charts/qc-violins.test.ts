import { expect, test } from "@jest/globals";
import { toCsr } from "../../../src/data/csr.js";
import { dense } from "../../../src/data/dense.js";
import { withColumn } from "../../../src/data/table.js";
import { qcViolins } from "../../../src/notebook/charts/qc-violins.js";
import type { Picture } from "../../../src/notebook/picture.js";
import { cohortOf, matrix, someCounts } from "../../prepare/cohorts.js";
import { hostile, specOf, wordsOf } from "./examples.js";

const plain = cohortOf(someCounts(40, 30), ["MT-CO1", ...Array.from({ length: 29 }, (_, i) => `G${i}`)]);
const groups = Array.from({ length: 40 }, (_, i) => ["tumour", hostile, ""][i % 3]!);
const cohort = { ...plain, samples: withColumn(plain.samples, "class", groups) };

const scales = (picture: Picture) =>
  specOf(picture).hconcat.map(
    (panel: { layer: { encoding: { x: { scale?: { type?: string } } } }[] }) =>
      panel.layer.at(-1)!.encoding.x.scale!.type,
  );

test("three measures by a column; a missing value is a group of its own", () => {
  const picture = qcViolins(cohort, { by: "class" });
  expect(specOf(picture).hconcat).toHaveLength(3);
  for (const text of ["total counts", "detected features", "mitochondrial share", ">tumour<", ">(missing)<"])
    expect(picture.svg).toContain(text);
  expect(picture.svg).not.toContain("<img");
  expect(wordsOf(picture)).toMatch(/^Quality of 40 samples by class\. Median total counts: /);
});

test("without mitochondrial features that share is left out, without a column all are one group", () => {
  const picture = qcViolins(cohort, { mitochondrialPrefix: "mt-" });
  expect(specOf(picture).hconcat).toHaveLength(2);
  expect(wordsOf(picture)).toMatch(/all samples \d/);
});

test("medians are right, for sparse counts too, and where counts lie far apart the axis is logarithmic", () => {
  const counts = matrix([
    [10, 0],
    [100, 20],
    [1000, 200],
  ]);
  const far = qcViolins(cohortOf(toCsr(counts)));
  expect(wordsOf(far)).toBe(
    "Quality of 3 samples. Median total counts: all samples 120. Median detected features: all samples 2.",
  );
  expect(scales(far)).toEqual(["log", undefined]);
  expect(scales(qcViolins(cohort))[0]).toBeUndefined();
});

test("samples without counts, single samples, and samples that were not measured", () => {
  const empty = cohortOf(
    matrix([
      [0, 0],
      [5, 3],
      [0, 1],
    ]),
    ["a", "b"],
    Uint8Array.of(1, 1, 0),
  );
  const picture = qcViolins(empty, { by: "sample" });
  expect(wordsOf(picture)).toContain("Quality of 2 samples by sample. Median total counts: s0 0, s1 8.");
  expect(picture.svg).not.toMatch(/NaN|Infinity/);
});

test("samples that were not measured do not choose the axis", () => {
  const counts = matrix([
    [10, 0],
    [1000, 200],
    [0, 0],
  ]);
  expect(scales(qcViolins(cohortOf(counts, ["a", "b"], Uint8Array.of(1, 1, 0))))[0]).toBe("log");
});

test("a hundred thousand cells of one group take no time to be grouped", () => {
  const many = cohortOf(dense(100_000, 1, new Float32Array(100_000).fill(3)));
  const start = performance.now();
  expect(wordsOf(qcViolins(many))).toContain("Quality of 100,000 samples.");
  expect(performance.now() - start).toBeLessThan(4000);
});

test("too many groups, none, and unknown names are refused", () => {
  expect(() => qcViolins(cohortOf(someCounts(61, 3)), { by: "sample" })).toThrow(
    expect.objectContaining({ tag: "UnsuitableData" }),
  );
  expect(() => qcViolins(cohortOf(matrix([])))).toThrow(expect.objectContaining({ tag: "UnsuitableData" }));
  expect(() => qcViolins(cohort, { by: "clas" })).toThrow(expect.objectContaining({ tag: "UnknownName" }));
});
