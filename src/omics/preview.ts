import { type Cohort, cohortSamples } from "../data/cohort.js";
import type { Images } from "../data/images.js";
import { openEngine } from "../engine/open.js";
import { OmixelError } from "../errors.js";
import { seededRandom } from "../random.js";
import type { RunOptions } from "./options.js";
import { fitPipeline, pipelineSteps, selectSamples } from "./pipeline.js";
import type { PlanJson, PlanStep } from "./plan.js";
import { readCohort } from "./read-cohort.js";
import { openStepCache } from "./step-cache.js";

/** The prepared table: every step before the encoder, fitted on all samples. */
export function previewTable(plan: PlanJson, options: RunOptions, memory?: Cohort): Promise<Cohort> {
  return preview(
    plan,
    pipelineSteps(plan).filter(({ verb }) => verb !== "encode"),
    options,
    memory,
  );
}

/** Images of all samples, fitted on all samples. */
export async function previewImages(plan: PlanJson, options: RunOptions, memory?: Cohort): Promise<Images> {
  const { images } = await preview(plan, pipelineSteps(plan), options, memory);
  if (!images)
    throw new OmixelError("InvalidOption", "The plan has no encoder, so there are no images.", "Add .encode(…).");
  return images;
}

async function preview(plan: PlanJson, steps: PlanStep[], options: RunOptions, memory?: Cohort): Promise<Cohort> {
  const { signal, onProgress = () => undefined } = options;
  const { cohort: read } = await readCohort(plan, memory, signal ? { signal } : {});
  const kept = selectSamples(steps, read, onProgress);
  const cohort = cohortSamples(
    read,
    Int32Array.from(kept.keys()).filter((row) => kept[row] === 1),
  );
  const fitted = await fitPipeline(steps, cohort, "", {
    random: seededRandom(plan.seed),
    engine: await openEngine(),
    cache: openStepCache(false),
    progress: onProgress,
    ...(signal ? { signal } : {}),
  });
  return fitted.cohort;
}
