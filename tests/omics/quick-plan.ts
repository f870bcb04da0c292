import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { omics, type Omics } from "../../src/omics/omics.js";
import { smallCohort } from "./small-cohort.js";

/** A whole plan that runs in a second or two: thirty samples, two classes, 8 × 8 pixels, a small network. */
export function quickPlan(start: Omics = omics(smallCohort(), { seed: 2 })): Omics {
  return start
    .normalizeTotal({ target: 1e4 })
    .log1p()
    .encode("deepInsight", { pixels: 8, by: "pca" })
    .classify("smallCnn", { folds: 3, epochs: 1, steps: 30, batchSize: 8 })
    .explain("gradient", { top: 8 });
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "omixel-test-"));
}
