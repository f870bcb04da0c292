import { describe, expect, test } from "@jest/globals";
import type { ProgressEvent } from "../../src/context.js";
import { checkModalities } from "../../src/omics/check-modalities.js";
import { omics, type Omics } from "../../src/omics/omics.js";
import { severalCohort } from "./several-cohort.js";

const holes = severalCohort({ mirna: [2, 5] });
const check = (plan: Omics, cohort = holes) => {
  const told: ProgressEvent[] = [];
  checkModalities(plan.toJSON(), cohort, (event) => told.push(event));
  return told;
};

describe("a classifier on assays with holes", () => {
  test("is refused before any work, with the samples and both ways out", () => {
    expect(() => check(omics(holes).fuse("early").classify("auto"))).toThrow(
      /mirna on 2 \(s2, s5\).*\.completeCases\(\).*\.imputeModalities\(/,
    );
    expect(() => check(omics(holes).classify("auto", { assay: "mirna" }))).toThrow(/mirna on 2/);
    expect(() => check(omics(holes).encode("deepInsight", { assay: "mirna" }).classify("smallCnn"))).toThrow(/mirna/);
  });

  test("is no matter where the assay is not seen, or where nothing is missing", () => {
    expect(check(omics(holes).classify("auto", { assay: "rna" }))).toEqual([]);
    expect(
      check(
        omics(holes)
          .fuse("early", { assays: ["rna"] })
          .classify("auto"),
      ),
    ).toEqual([]);
    expect(check(omics(holes).fuse("early").classify("auto"), severalCohort())).toEqual([]);
  });

  test("goes on where the plan fills them in, and says so", () => {
    const [event] = check(omics(holes).imputeModalities({ by: "knn" }).fuse("early").classify("auto"));
    expect(event).toMatchObject({ kind: "warning", message: expect.stringMatching(/out of 30 samples: mirna of 2/) });
  });

  test("late fusion needs one assay of each sample, not all", () => {
    expect(check(omics(holes).fuse("late").classify("auto"))).toEqual([]);
    const neither = severalCohort({ rna: [2], mirna: [2, 5] });
    expect(() => check(omics(neither).fuse("late").classify("auto"), neither)).toThrow(
      /1 samples have none of the assays rna, mirna: s2/,
    );
  });
});
