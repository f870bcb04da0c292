import { denseColumns } from "../../data/dense.js";
import { texts } from "../../data/table.js";
import { OmixelError, unknownName } from "../../errors.js";
import type { RunResult } from "../../omics/result.js";
import { mergeOptions, requireOption } from "../../registry.js";
import type { Picture } from "../picture.js";
import { calibrationCurve, type CalibrationCurveOptions } from "./calibration-curve.js";
import { clustermap, clustermapDefaults, type ClustermapOptions } from "./clustermap.js";
import { enrichmentBars, type EnrichmentBarsOptions } from "./enrichment-bars.js";
import { precisionRecallCurves, type PrecisionRecallCurvesOptions } from "./precision-recall-curves.js";
import type { Predictions } from "./predictions.js";
import { rocCurves, type RocCurvesOptions } from "./roc-curves.js";

export interface StudyClustermapOptions extends ClustermapOptions {
  /** Genes to draw, by name. Default: the top ones of each class. */
  readonly genes: readonly string[];
  /** Top genes of each class where none are named; at least 1. Default 10. */
  readonly top: number;
  /** Column of the samples whose values stand as colours beside them. Default "": the true class. */
  readonly by: string;
}

/** Charts of one finished study; each shows itself in a notebook and has `.svg` and `.save(file)`. */
export interface StudyCharts {
  /** ROC curves of each class against all others, out of fold. @throws InvalidOption */
  roc(options?: Partial<RocCurvesOptions>): Picture;
  /** Precision–recall curves of each class against all others, out of fold. @throws InvalidOption */
  precisionRecall(options?: Partial<PrecisionRecallCurvesOptions>): Picture;
  /** Stated probabilities beside what came true, out of fold. @throws InvalidOption, UnknownName */
  calibration(options?: Partial<CalibrationCurveOptions>): Picture;
  /**
   * Gene sets over-represented among the top genes.
   *
   * @param name a class. Default: all
   * @throws UnsuitableData where no gene set was tested; UnknownName
   */
  enrichment(name?: string, options?: Partial<Pick<EnrichmentBarsOptions, "top">>): Picture;
  /**
   * Samples by genes as a clustered heat map of the prepared table.
   *
   * @throws UnsuitableData where genes were not ranked and none are named; UnknownName; InvalidOption
   */
  clustermap(options?: Partial<StudyClustermapOptions>): Picture;
}

const clustermapOptions: Readonly<StudyClustermapOptions> = Object.freeze({
  ...clustermapDefaults,
  genes: Object.freeze([]),
  top: 10,
  by: "",
});

/** The charts that a study's own data suffice for. */
export function studyCharts(result: RunResult): StudyCharts {
  const { classes, probabilities, enrichment } = result;
  const predictions: Predictions = { classes, truth: result.samples.map(({ truth }) => truth), probabilities };
  return Object.freeze({
    roc: (options) => rocCurves(predictions, options),
    precisionRecall: (options) => precisionRecallCurves(predictions, options),
    calibration: (options) => calibrationCurve(predictions, options),
    enrichment: (name, options) => {
      if (name !== undefined && !classes.includes(name))
        throw unknownName("class", name, classes, { step: "enrichment" });
      const own = enrichment.filter((entry) => name === undefined || entry.class === name);
      return enrichmentBars(own, { ...options, classes });
    },
    clustermap: (options) => clustermapOf(result, mergeOptions("clustermap", clustermapOptions, options)),
  } satisfies StudyCharts);
}

function clustermapOf(result: RunResult, { genes, top, by, ...options }: Readonly<StudyClustermapOptions>): Picture {
  const { features } = result.images.layout;
  requireOption(Number.isInteger(top) && top >= 1, "clustermap", `top is ${top}.`, "Choose 1 or more.");
  const wanted = genes.length > 0 ? [...new Set(genes)] : topGenes(result, top);
  const place = new Map(features.map((name, f) => [name, f]));
  const columns = wanted.map((name) => {
    const found = place.get(name);
    if (found === undefined) throw unknownName("gene", name, features, { step: "clustermap" });
    return found;
  });
  const groups = groupsOf(result, by);
  return clustermap(
    {
      values: denseColumns(result.expression, columns),
      rows: result.samples.map(({ name }) => name),
      columns: wanted,
      rowGroups: groups,
      kinds: ["sample", "gene"],
    },
    { ...options, ...(by === "" && options.groups.length === 0 ? { groups: result.classes } : {}) },
  );
}

function topGenes({ classes, genes }: RunResult, top: number): string[] {
  const own = classes.flatMap((name) => genes.filter((gene) => gene.class === name && gene.rank <= top));
  if (own.length === 0)
    throw new OmixelError(
      "UnsuitableData",
      "The study ranked no genes, so that there are no top ones to draw.",
      'Name some with the option genes, or rank them in the study: .explain("gradientTimesInput").',
      { step: "clustermap" },
    );
  return [...new Set(own.map(({ feature }) => feature))];
}

function groupsOf({ samples, sampleTable }: RunResult, by: string): string[] {
  return by === "" ? samples.map(({ truth }) => truth) : texts(sampleTable, by);
}
