import { expect, test } from "@jest/globals";
import { assaysSideBySide, drawnAssay, requireTwoClasses } from "../../src/classify/drawn-assay.js";
import { oneAssay } from "../../src/classify/one-assay.js";
import { withColumn } from "../../src/data/table.js";
import { deepInsight } from "../../src/encoders/deep-insight.js";
import { severalAssays } from "../modalities/several.js";
import { openEngine } from "../../src/engine/open.js";
import { toyContext } from "../train/toy.js";

const ctx = toyContext(await openEngine());
const cohort = severalAssays({
  rna: [[1, 2, 3], null, [3, 1, 2], [2, 3, 1]],
  mirna: [[1, 5, 3], [2, 4, 3], [3, 1, 2], null],
});
const encoder = { step: deepInsight, options: { ...deepInsight.defaults, pixels: 4, by: "pca" as const } };

test("an assay is drawn on the samples that have it; assays stand side by side under their names", async () => {
  const drawn = [];
  for (const name of ["rna", "mirna"]) {
    const rows = name === "rna" ? [0, 2, 3] : [0, 1, 2];
    const { cohort: own } = oneAssay(cohort, name);
    const state = await deepInsight.fit(own, encoder.options, ctx);
    const one = await drawnAssay(cohort, name, state, encoder, ctx);
    expect([...one.rows]).toEqual(rows);
    expect(one.cohort.images!.count).toBe(3);
    drawn.push({ name, images: one.cohort.images!, rows: one.rows });
  }
  const images = assaysSideBySide(drawn, 4);
  expect([images.count, images.height, images.width]).toEqual([4, 4, 8]);
  expect([...images.layout.features].sort()).toEqual([
    "mirna:m0",
    "mirna:m1",
    "mirna:m2",
    "rna:r0",
    "rna:r1",
    "rna:r2",
  ]);
});

test("an assay of one class or none is refused", () => {
  const labelled = (labels: string[]) => ({
    ...cohort,
    samples: withColumn(cohort.samples, "label", labels),
    roles: { label: "label" },
  });
  expect(() => requireTwoClasses("rna", labelled(["a", "b", "a", "b"]))).not.toThrow();
  expect(() => requireTwoClasses("rna", labelled(["a", "a", "a", "a"]))).toThrow(/"rna".*class "a" alone/);
});
