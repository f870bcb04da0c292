import { type Cohort, sampleCount } from "../data/cohort.js";
import { columnNames, withColumn } from "../data/table.js";
import type { EncoderState } from "../encoders/encoder.js";
import { openEngine } from "../engine/open.js";
import { OmixelError } from "../errors.js";
import { seededRandom } from "../random.js";
import { DrawnImages } from "./drawn-images.js";
import type { RunOptions } from "./options.js";
import { fitPipeline, implementationOf, keptSamples, pipelineSteps, selectSamples } from "./pipeline.js";
import { type PlanJson, type PlanStep, stepOf } from "./plan.js";
import { readCohort } from "./read-cohort.js";
import { staysApart } from "./scope.js";
import { withShownNames } from "./shown-features.js";
import { openStepCache } from "./step-cache.js";

/** The prepared table: every step before the encoder, fitted on all samples. */
export async function previewTable(plan: PlanJson, options: RunOptions, memory?: Cohort): Promise<Cohort> {
  const steps = pipelineSteps(plan).filter(({ verb }) => verb !== "encode");
  return (await preview(plan, steps, options, memory)).cohort;
}

/** Images of all samples, fitted on all samples. */
export async function previewImages(plan: PlanJson, options: RunOptions, memory?: Cohort): Promise<DrawnImages> {
  if (staysApart(plan))
    throw new OmixelError(
      "InvalidOption",
      `With ${stepOf(plan, "fuse")!.method} fusion each assay is drawn by an encoder of its own, within the classifier.`,
      'Look at the images of a run, or draw one assay without .fuse(…): .encode("deepInsight", { assay: "rna" }).',
    );
  const { cohort, fitted } = await preview(plan, pipelineSteps(plan), options, memory);
  const { images, samples, roles } = cohort;
  const encode = fitted.find(({ step }) => step.verb === "encode");
  if (!images || !encode)
    throw new OmixelError("InvalidOption", "The plan has no encoder, so there are no images.", "Add .encode(…).");
  const { name, options: chosen } = implementationOf(encode.step);
  const { left } = encode.state as EncoderState;
  return new DrawnImages({
    ...images,
    samples,
    encoder: { name, options: chosen as Readonly<Record<string, unknown>> },
    ...(roles.label === undefined ? {} : { label: roles.label }),
    ...(left ? { left } : {}),
  });
}

async function preview(plan: PlanJson, steps: PlanStep[], options: RunOptions, memory?: Cohort) {
  const { signal, onProgress = () => undefined } = options;
  const { cohort: read, warnings } = await readCohort(plan, memory, signal ? { signal } : {});
  for (const message of warnings) onProgress({ kind: "warning", step: "samples", message });
  const kept = selectSamples(steps, read, onProgress);
  const cohort = keptSamples(read, kept);
  const done = await fitPipeline(steps, cohort, "", {
    random: seededRandom(plan.seed),
    engine: await openEngine(),
    cache: openStepCache(false),
    progress: onProgress,
    ...(signal ? { signal } : {}),
  });
  return { cohort: withShownNames(withAssays(done.cohort, cohort)), fitted: done.fitted };
}

/** Column `assays` of the sample table says what was measured on each sample, where there were several: "rna + mirna". */
function withAssays(prepared: Cohort, { assays }: Cohort): Cohort {
  const several = Object.values(assays);
  const same = several.every(({ measured }) => measured.length === sampleCount(prepared));
  if (several.length < 2 || !same || columnNames(prepared.samples).includes("assays")) return prepared;
  const has = Array.from({ length: sampleCount(prepared) }, (_, row) =>
    several.flatMap(({ name, measured }) => (measured[row] === 1 ? [name] : [])).join(" + "),
  );
  return { ...prepared, samples: withColumn(prepared.samples, "assays", has) };
}
