import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { ProgressEvent } from "../context.js";
import { valuesFromArrow } from "../data/arrow.js";
import { type Cohort, sampleNames } from "../data/cohort.js";
import type { JoinedCohort } from "../data/join-cohorts.js";
import { openEngine } from "../engine/open.js";
import { OmixelError } from "../errors.js";
import { predictedClasses } from "../evaluate/predicted-classes.js";
import { readSafetensors } from "../models/safetensors.js";
import { seededRandom } from "../random.js";
import type { FinalModel } from "./final-model.js";
import { applyPipeline, type PipelineContext, pipelineSteps } from "./pipeline.js";
import type { AssayProfile } from "./align-assay.js";
import { alignCohort } from "./align-cohort.js";
import { parsePlan, type PlanJson, type Source, type TableFile } from "./plan.js";
import { planClassifier } from "./plan-classifier.js";
import { readAssays, readTableFile } from "./read-assays.js";
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
   * @throws FileNotFound if it is not one; NewerVersion
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
    const plan = parsePlan(JSON.parse(readFileSync(join(folder, "plan.json"), "utf8")));
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
   * @throws UnsuitableData if most of the study's features are missing; UnknownName for an assay that the study does not
   *   have; MissingValues for samples that lack an assay which the study cannot fill in
   */
  async predict(
    source: string | Readonly<Record<string, string>> | Cohort,
    options: { signal?: AbortSignal; onProgress?: (event: ProgressEvent) => void } = {},
  ): Promise<Prediction> {
    const progress = options.onProgress ?? (() => undefined);
    const inMemory = typeof source === "object" && isCohort(source);
    const { cohort: given, warnings } = inMemory
      ? { cohort: source, warnings: [] }
      : await readNew(this.plan.source, source);
    for (const message of warnings) progress({ kind: "warning", step: "predict", message });
    const file = typeof source === "string" ? source : undefined;
    const { cohort, unknown, missing } = alignCohort(this.#model.assays, given, file);

    const plan = this.#model.setting ? tunedPlan(this.plan, this.#model.setting) : this.plan;
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

/** The samples of one or several tables, read as the study's own were. */
async function readNew(source: Source, given: string | Readonly<Record<string, string>>): Promise<JoinedCohort> {
  if (typeof given === "string") {
    const settings = "file" in source ? source : { features: "auto" as const, duplicates: "error" as const };
    return { cohort: await readTableFile(newTable(settings, given)), warnings: [] };
  }
  const known: Readonly<Partial<Record<string, TableFile>>> = "assays" in source ? source.assays : {};
  const tables = Object.entries(given).map(([name, file]): [string, TableFile] => [
    name,
    newTable(known[name] ?? { features: "auto", duplicates: "error" }, file),
  ]);
  return readAssays(Object.fromEntries(tables));
}

/**
 * New samples are read as the study's were, but for what belongs to that one file: its checksum, and columns of the
 * samples such as a survival time, which new patients have not. They are no features, so nothing misses them.
 */
function newTable(
  { sha256: _sum, sampleColumns: _columns, ...settings }: Omit<TableFile, "file">,
  file: string,
): TableFile {
  return { ...settings, file };
}

/** States of a run; older versions knew one assay. */
function savedModel(states: unknown): SavedModel {
  const { features, typical, ...rest } = states as SavedModel & Partial<AssayProfile>;
  return features && typical ? { ...rest, assays: [{ name: "", features, typical }] } : rest;
}
