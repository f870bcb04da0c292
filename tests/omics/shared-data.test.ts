import { expect, test } from "@jest/globals";
import { assayOf, type Cohort, labelsOf, sampleCount } from "../../src/data/cohort.js";
import type { Dense } from "../../src/data/dense.js";
import { numbers } from "../../src/data/table.js";
import { omics } from "../../src/omics/omics.js";
import { describeWithShared, sharedPath } from "../shared.js";

const file = (path: string) => sharedPath(`data/${path}`);
const shape = (cohort: Cohort, assay?: string) => {
  const { rows, columns } = assayOf(cohort, assay).values;
  return [rows, columns];
};
const classes = (cohort: Cohort) => new Set(labelsOf(cohort)).size;

describeWithShared(
  "published data are read with one call each",
  [
    "data/rosmap/1_tr.csv",
    "data/proteomics/datamatrix.csv",
    "data/breast-survival/GSE7390-metastasis.arff",
    "data/leukemia/Leukemia_hgu95av2.gct",
    "data/her2st/counts/H1.tsv.gz",
    "data/glioma/oligodendroglioma_counts.matrix.gz",
    "data/cachexia/human_cachexia.csv",
  ],
  () => {
    test("rosmap: three omics, labels by place, names of features in files of their own", async () => {
      const assay = (k: number) => ({
        file: file(`rosmap/${k}_tr.csv`),
        featureNames: file(`rosmap/${k}_featname.csv`),
      });
      const cohort = await omics(
        { rna: assay(1), methylation: assay(2), mirna: assay(3) },
        { samples: file("rosmap/labels_tr.csv") },
      ).table();
      expect(["rna", "methylation", "mirna"].map((name) => shape(cohort, name))).toEqual(Array(3).fill([245, 200]));
      expect([classes(cohort), sampleCount(cohort)]).toEqual([2, 245]);
    });

    test("proteomics: 37 % missing", async () => {
      const cohort = await omics(file("proteomics/datamatrix.csv"), { samples: file("proteomics/design.tsv") }).table();
      const { values } = assayOf(cohort).values as Dense;
      expect([shape(cohort), classes(cohort)]).toEqual([[197, 554], 2]);
      expect(values.reduce((sum, value) => sum + Number(Number.isNaN(value)), 0) / values.length).toBeCloseTo(0.37, 2);
    });

    test("breast survival: ARFF with time and event beside the probes", async () => {
      const cohort = await omics(file("breast-survival/GSE7390-metastasis.arff"), {
        sampleColumns: ["age", "size", "t.tdm", "e.tdm"],
      })
        .samples({ label: "er" })
        .table();
      expect([shape(cohort), classes(cohort)]).toEqual([[198, 76], 2]);
      expect(numbers(cohort.samples, "t.tdm")[0]).toBe(723);
    });

    test("leukemia: GCT and CLS", async () => {
      const gct = file("leukemia/Leukemia_hgu95av2.gct");
      const cohort = await omics(gct, { samples: file("leukemia/Leukemia.cls") }).table();
      expect([shape(cohort), classes(cohort)]).toEqual([[48, 12_564], 2]);
    });

    test("her2st: spots by genes", async () => {
      expect(shape(await omics(file("her2st/counts/H1.tsv.gz")).table())).toEqual([613, 15_029]);
    });

    test("glioma: counts without a corner cell, annotations without a header", async () => {
      const cohort = await omics(file("glioma/oligodendroglioma_counts.matrix.gz"), {
        samples: file("glioma/oligodendroglioma_annotations.txt"),
      }).table();
      expect([shape(cohort), classes(cohort)]).toEqual([[184, 10_338], 6]);
    });

    test("cachexia: labels inside the table", async () => {
      const cohort = await omics(file("cachexia/human_cachexia.csv")).samples({ label: "Muscle loss" }).table();
      expect([shape(cohort), classes(cohort)]).toEqual([[77, 63], 2]);
    });
  },
);
