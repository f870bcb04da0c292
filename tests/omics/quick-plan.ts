import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeOmics, omics, type Omics } from "../../src/omics/omics.js";
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

/** The same with a training that lasts until it is ended. */
export function longPlan(start?: Omics): Omics {
  const { steps, ...rest } = quickPlan(start).toJSON();
  const long = steps.map((step) =>
    step.verb === "classify" ? { ...step, options: { ...step.options, steps: 1_000_000, schedule: "constant" } } : step,
  );
  return makeOmics({ ...rest, steps: long });
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "omixel-test-"));
}
