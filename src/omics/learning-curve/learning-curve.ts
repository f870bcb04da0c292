import { type FoldMetrics, summarise, type Summary } from "../../evaluate/metrics.js";
import { mean } from "../../math/statistics.js";
import { ChartPicture, type Picture } from "../../notebook/picture.js";
import { learningChart, learningTable } from "../../report/learning-chart.js";
import type { FoldOutcome } from "../fold-job.js";

/** How good a plan is with so many training samples. */
export interface LearningPoint {
  /** As it was asked for: a share of the training samples, or their number. */
  readonly size: number;
  /** Training samples, mean over folds and draws; null where all failed. */
  readonly samples: number | null;
  /** Means over folds and draws; null where all failed. */
  readonly mean: Summary["mean"] | null;
  /** Standard deviations over folds and draws. */
  readonly sd: Summary["sd"] | null;
  /** Folds and draws that ended. */
  readonly trainings: number;
  /** Why the others did not. */
  readonly errors: readonly string[];
}

/** A learning curve as plain data. */
export interface LearningCurveResult {
  readonly source: string;
  readonly label: string;
  /** In the order of the sizes. */
  readonly points: readonly LearningPoint[];
  readonly warnings: readonly string[];
}

/** Accuracy by the number of training samples; it shows itself in a notebook. */
export class LearningCurve {
  readonly data: LearningCurveResult;

  constructor(data: LearningCurveResult) {
    this.data = data;
  }

  /** Mean accuracy over folds by training samples, with one standard deviation to each side. */
  get picture(): Picture {
    const { spec, description } = learningChart(this.data);
    return new ChartPicture(spec, description);
  }

  /** The numbers, tab-separated. */
  get tsv(): string {
    return learningTable(this.data)
      .map((row) => `${row.join("\t")}\n`)
      .join("");
  }

  [Symbol.for("Jupyter.display")](): Readonly<Record<string, unknown>> {
    const { picture } = this;
    return {
      ...(picture as unknown as Record<symbol, () => Record<string, unknown>>)[Symbol.for("Jupyter.display")]!(),
      "text/plain": this.tsv,
    };
  }
}

/** The folds and draws of one size, taken together. */
export function learningPoint(
  size: number,
  outcomes: readonly Pick<FoldOutcome, "trainSamples">[],
  metrics: readonly FoldMetrics[],
  errors: readonly string[],
): LearningPoint {
  if (metrics.length === 0) return { size, samples: null, mean: null, sd: null, trainings: 0, errors };
  const found = summarise(metrics);
  return {
    size,
    samples: mean(outcomes.map(({ trainSamples }) => trainSamples)),
    mean: found.mean,
    sd: found.sd,
    trainings: metrics.length,
    errors,
  };
}
