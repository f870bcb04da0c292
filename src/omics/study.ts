import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { ProgressEvent } from "../context.js";
import { valuesFromArrow } from "../data/arrow.js";
import { featureNames } from "../data/assay.js";
import { assayOf, type Cohort, sampleNames, withAssay } from "../data/cohort.js";
import { dense } from "../data/dense.js";
import { toDense } from "../data/matrix.js";
import { tableOf } from "../data/table.js";
import { openEngine } from "../engine/open.js";
import { firstFive, OmixelError } from "../errors.js";
import { predictedClasses } from "../evaluate/predicted-classes.js";
import { readTable } from "../io/read-assay.js";
import { readSafetensors } from "../models/safetensors.js";
import { seededRandom } from "../random.js";
import type { FinalModel } from "./final-model.js";
import { splitClassifyOptions } from "./classify-options.js";
import { applyPipeline, type PipelineContext, pipelineSteps } from "./pipeline.js";
import { parsePlan, type PlanJson, stepOf } from "./plan.js";
import { cohortOf } from "./read-cohort.js";
import { openStepCache } from "./step-cache.js";
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

/** A new table that lacks more than this share of the study's features is not of the same kind. */
const MOST_MISSING = 0.5;

type SavedModel = Pick<FinalModel, "features" | "typical" | "steps" | "classifier">;

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
    const states = valuesFromArrow(readFileSync(join(folder, "states.arrow"))) as SavedModel;
    const weights = (name: string) =>
      readSafetensors(readFileSync(join(folder, "weights", `${basename(name)}.safetensors`))).tensors;
    return Promise.resolve(new Study(plan, { ...states, classifier: putWeights(states.classifier, weights) }));
  }

  /**
   * Classes of new samples, by the model that was fitted on all samples of the study.
   *
   * @param source path of a table, or a cohort with one assay, in the units of the study's own table
   * @throws UnsuitableData if most of the study's features are missing
   */
  async predict(
    source: string | Cohort,
    options: { signal?: AbortSignal; onProgress?: (event: ProgressEvent) => void } = {},
  ): Promise<Prediction> {
    const read = this.plan.source;
    const settings = "file" in read ? { features: read.features, duplicates: read.duplicates } : {};
    const given = typeof source === "string" ? cohortOf(await readTable(source, settings)) : source;
    const { cohort, unknown, missing } = this.#align(given, typeof source === "string" ? source : undefined);

    const classify = stepOf(this.plan, "classify")!;
    const { classifier, options: own } = splitClassifyOptions(classify.method!, classify.options);
    const ctx: PipelineContext = {
      random: seededRandom(this.plan.seed),
      engine: await openEngine(),
      cache: openStepCache(false),
      progress: options.onProgress ?? (() => undefined),
      ...(options.signal ? { signal: options.signal } : {}),
    };
    const fitted = pipelineSteps(this.plan).map((step, index) => ({ step, state: this.#model.steps[index] }));
    const encoded = await applyPipeline(fitted, cohort, ctx);
    const probabilities = await classifier.predict(encoded, this.#model.classifier, own, ctx);
    const classes = classifier.classes(this.#model.classifier);
    const samples = sampleNames(cohort);
    const best = predictedClasses(probabilities, samples.length, classes.length);
    return { samples, classes, predicted: Array.from(best, (c) => classes[c]!), probabilities, unknown, missing };
  }

  /** The new samples with exactly the study's features, in its order. */
  #align(given: Cohort, file: string | undefined) {
    const { features, typical } = this.#model;
    const assay = assayOf(given);
    const names = featureNames(assay);
    const column = new Map(names.map((name, index) => [name, index]));
    const known = new Set(features);
    const missing = features.filter((name) => !column.has(name));
    const unknown = names.filter((name) => !known.has(name));
    if (missing.length > MOST_MISSING * features.length)
      throw new OmixelError(
        "UnsuitableData",
        `${missing.length} of the study's ${features.length} features are not in the new table (${firstFive(missing)}).`,
        "Check that it uses the same kind of feature names, and that features and samples are not mistaken for each other.",
        file ? { file } : {},
      );
    const values = toDense(assay.values);
    const out = dense(values.rows, features.length);
    for (const [j, name] of features.entries()) {
      const from = column.get(name);
      for (let i = 0; i < values.rows; i++)
        out.values[i * out.columns + j] = from === undefined ? typical[j]! : values.values[i * values.columns + from]!;
    }
    const aligned = { ...assay, values: out, features: tableOf({ feature: [...features] }) };
    return { cohort: withAssay(given, aligned), unknown, missing };
  }
}
