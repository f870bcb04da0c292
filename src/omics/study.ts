import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { ProgressEvent } from "../context.js";
import { valuesFromArrow } from "../data/arrow.js";
import { sampleNames } from "../data/cohort.js";
import { openEngine } from "../engine/open.js";
import { OmixelError } from "../errors.js";
import { predictedClasses } from "../evaluate/predicted-classes.js";
import { readSafetensors } from "../models/safetensors.js";
import { seededRandom } from "../random.js";
import type { FinalModel } from "./final-model.js";
import { applyPipeline, type PipelineContext, pipelineSteps } from "./pipeline.js";
import type { AssayProfile } from "./align-assay.js";
import { alignCohort } from "./align-cohort.js";
import {
  joinSampleTable,
  type PredictSource,
  readNewSamples,
  type SampleTable,
  withClinicalColumns,
} from "./new-samples.js";
import { parsePlan, type PlanJson } from "./plan.js";
import { planClassifier } from "./plan-classifier.js";
import { isCohort } from "./source.js";
import { openStepCache } from "./step-cache.js";
import { tunedPlan } from "./tune/tuned-plan.js";
import { putWeights } from "./weights.js";

/** What a study says of new samples. */
export interface Prediction {
  readonly samples: readonly string[];
  readonly classes: readonly string[];
  readonly predicted: readonly string[];
  /** Samples × classes, row-major. */
  readonly probabilities: Float32Array;
  /** Features of the new table that the study does not know; they are not used. */
  readonly unknown: readonly string[];
  /** Features that the new table lacks; the median of the study's samples stands in. */
  readonly missing: readonly string[];
}

export interface PredictOptions {
  /**
   * Table of the samples, for a study that fused columns of it with its assays: a path, or `{ file, sample, sheet, unmatched }`
   * as of `.samples`. Default: none.
   */
  readonly samples?: SampleTable;
  readonly signal?: AbortSignal;
  readonly onProgress?: (event: ProgressEvent) => void;
}

type SavedModel = Pick<FinalModel, "assays" | "steps" | "classifier" | "setting">;

/** A saved study, ready for new samples. */
export class Study {
  readonly plan: PlanJson;
  readonly #model: SavedModel;

  private constructor(plan: PlanJson, model: SavedModel) {
    this.plan = plan;
    this.#model = model;
  }

  /**
   * Reads a run's folder.
   *
   * @throws FileNotFound if it is not one; UnreadableFile, NewerVersion
   */
  static load(folder: string): Promise<Study> {
    for (const name of ["plan.json", "states.arrow"])
      if (!existsSync(join(folder, name)))
        return Promise.reject(
          new OmixelError(
            "FileNotFound",
            `There is no ${name} in this folder, so it is not a finished run.`,
            "Give the folder that `omixel run --out` or result.save() wrote.",
            { file: folder },
          ),
        );
    const plan = planIn(join(folder, "plan.json"));
    const states = savedModel(valuesFromArrow(readFileSync(join(folder, "states.arrow"))));
    const weights = (name: string) =>
      readSafetensors(readFileSync(join(folder, "weights", `${basename(name)}.safetensors`))).tensors;
    return Promise.resolve(new Study(plan, { ...states, classifier: putWeights(states.classifier, weights) }));
  }

  /**
   * Classes of new samples, by the model that was fitted on all samples of the study.
   *
   * @param source in the units of the study's own tables: path of a table; a path for each assay, for a study of several
   *   (one that is left out was not measured); or a cohort
   * @param options `samples`: the table of what else is known of them (age, stage), for a study that fused such columns with
   *   its assays; where it is left out, columns of numbers that stand beside the measurements are found there
   * @throws UnsuitableData if most of the study's features are missing, or some of the columns that it fused; UnknownName for
   *   an assay that the study does not have; MissingValues for samples that lack an assay which the study cannot fill in
   */
  async predict(source: PredictSource, options: PredictOptions = {}): Promise<Prediction> {
    const progress = options.onProgress ?? (() => undefined);
    const inMemory = typeof source === "object" && isCohort(source);
    const { cohort: given, warnings } = inMemory
      ? { cohort: source, warnings: [] }
      : await readNewSamples(this.plan, source, options.signal);
    const plan = this.#model.setting ? tunedPlan(this.plan, this.#model.setting) : this.plan;
    const table = options.samples;
    const joined = table ? await joinSampleTable(given, plan, table, options.signal) : { cohort: given, warnings: [] };
    const described = withClinicalColumns(joined.cohort, plan, this.#model.assays, table !== undefined);
    for (const message of [...warnings, ...joined.warnings, ...described.warnings])
      progress({ kind: "warning", step: "predict", message });
    const file = typeof source === "string" ? source : undefined;
    const { cohort, unknown, missing } = alignCohort(this.#model.assays, described.cohort, file);

    const { classifier, options: own } = planClassifier(plan);
    const ctx: PipelineContext = {
      random: seededRandom(this.plan.seed),
      engine: await openEngine(),
      cache: openStepCache(false),
      progress,
      ...(options.signal ? { signal: options.signal } : {}),
    };
    const fitted = pipelineSteps(plan).map((step, index) => ({ step, state: this.#model.steps[index] }));
    const encoded = await applyPipeline(fitted, cohort, ctx);
    const probabilities = await classifier.predict(encoded, this.#model.classifier, own, ctx);
    const classes = classifier.classes(this.#model.classifier);
    const samples = sampleNames(cohort);
    const best = predictedClasses(probabilities, samples.length, classes.length);
    return { samples, classes, predicted: Array.from(best, (c) => classes[c]!), probabilities, unknown, missing };
  }
}

/** @throws UnreadableFile where it is no JSON; NewerVersion, InvalidOption */
function planIn(file: string): PlanJson {
  let written: unknown;
  try {
    written = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new OmixelError("UnreadableFile", "The plan is no JSON, or it is cut short.", "Copy the folder again.", { file }, error); // prettier-ignore
  }
  return parsePlan(written);
}

/** States of a run; older versions knew one assay. */
function savedModel(states: unknown): SavedModel {
  const { features, typical, ...rest } = states as SavedModel & Partial<AssayProfile>;
  return features && typical ? { ...rest, assays: [{ name: "", features, typical }] } : rest;
}
