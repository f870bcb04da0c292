import { watchRuns } from "./notebook/run-watcher.js";

export { OmixelError, isOmixelError, type ErrorTag, type Place } from "./errors.js";
export type { Context, ProgressEvent } from "./context.js";
export type { Step } from "./step.js";
export type { Assay } from "./data/assay.js";
export type { AssayPresence } from "./data/assay-presence.js";
export type { Cohort } from "./data/cohort.js";
export type { Csr } from "./data/csr.js";
export type { Dense } from "./data/dense.js";
export type { Images } from "./data/images.js";
export { mainJob, type MainJob, type MainJobSettings } from "./cli/main-job.js";
export { summarise } from "./report/summary-text.js";
export { featuresAt, type Layout } from "./data/layout.js";
export { cohortFromArrow, cohortToArrow } from "./data/arrow.js";
export { encoders } from "./encoders/registry.js";
export { featureDensity } from "./encoders/layout/feature-density.js";
export { imagesToTable } from "./encoders/layout/images-to-table.js";
export { layoutFigures, type LayoutFigures } from "./encoders/layout/layout-figures.js";
export { layoutQuality, type LayoutQuality, type LayoutQualityOptions } from "./encoders/layout/layout-quality.js";
export { checkFile } from "./io/check.js";
export { gallery, type GalleryOptions, type GalleryView } from "./notebook/gallery.js";
export { compareImages, type CompareOptions, type ImageComparison } from "./notebook/image-comparison.js";
export { layoutExplorer, type LayoutExplorerOptions, type LayoutExplorerView } from "./notebook/layout-explorer.js";
export { writeTable, type WriteTableOptions } from "./io/write-table.js";
export { writeH5ad, type WriteH5adOptions } from "./io/write-h5ad.js";
export { readEdges, type Edges } from "./io/edges.js";
export { readGmt, type GeneSet } from "./io/gmt.js";
export { readMapping } from "./io/name-mapping.js";
export type { SaliencyOptions, SaliencyView } from "./notebook/saliency.js";
export type { ClassifyOptions } from "./omics/classify-options.js";
export { type DataTableView, showTable, type TableOptions } from "./notebook/data-table.js";
export { embedding, type EmbeddingOptions, type EmbeddingView } from "./notebook/embedding.js";
export type { ConfusionOptions, ConfusionView } from "./notebook/confusion.js";
export { calibrationCurve, type CalibrationCurveOptions } from "./notebook/charts/calibration-curve.js";
export { clustermap, type ClustermapData, type ClustermapOptions } from "./notebook/charts/clustermap.js";
export { enrichmentBars, type EnrichmentBarsOptions } from "./notebook/charts/enrichment-bars.js";
export { kaplanMeier, type KaplanMeierOptions, type SurvivalData } from "./notebook/charts/kaplan-meier.js";
export { precisionRecallCurves, type PrecisionRecallCurvesOptions } from "./notebook/charts/precision-recall-curves.js";
export type { Predictions } from "./notebook/charts/predictions.js";
export { qcViolins, type QcViolinsOptions } from "./notebook/charts/qc-violins.js";
export { rocCurves, type RocCurvesOptions } from "./notebook/charts/roc-curves.js";
export type { StudyCharts } from "./notebook/charts/study-charts.js";
export { volcano, type Comparison, type VolcanoOptions } from "./notebook/charts/volcano.js";
export type { Picture } from "./notebook/picture.js";
export { criticalDifference } from "./omics/compare/across-data-sets.js";
export type { CompareMethodsOptions } from "./omics/compare/compare.js";
export type { MethodComparison } from "./omics/compare/method-comparison.js";
export type { ComparisonResult, MethodResult } from "./omics/compare/result.js";
export type { LearningCurve, LearningCurveResult, LearningPoint } from "./omics/learning-curve/learning-curve.js";
export type { LearningCurveOptions } from "./omics/learning-curve/run-learning-curve.js";
export { omics, type Omics } from "./omics/omics.js";
export { mogonetLike, type MogonetOptions, pathCnnLike, type PathCnnOptions } from "./omics/reference-plans.js";
export type { MethodChoice } from "./omics/verbs.js";
export type { EvaluateOptions, ExplainOptions, RunOptions, SamplesOptions } from "./omics/options.js";
export type { TuneGrid, TuneOptions } from "./omics/tune/tune-options.js";
export type { CandidateResult, TunedResult } from "./omics/tune/choose.js";
export type { PlanJson, PlanStep, Source, TableFile } from "./omics/plan.js";
export type { AssayFiles, StartOptions, TableOptions as ReadingOptions } from "./omics/source.js";
export type { TrainingView } from "./notebook/training.js";
export { embedCohort, type EmbedCohortOptions } from "./single-cell/embed-cohort.js";
export { leiden, type ClusterOptions } from "./single-cell/leiden.js";
export { neighbourGraph, type SampleGraph, type SampleGraphOptions } from "./single-cell/neighbour-graph.js";
export { rankGenes, type RankGenesOptions } from "./single-cell/rank-genes.js";
export { RankedGenes, type RankedGene, type RankedGroup } from "./single-cell/ranked-genes.js";
export { DrawnImages } from "./omics/drawn-images.js";
export { saveImages, type SaveImagesOptions } from "./omics/save-images.js";
export { observeRuns, type ObserverFactory, type RunObserver } from "./omics/run-observers.js";
export type {
  ClassEnrichment,
  ControlResult,
  DataSummary,
  EnrichmentResult,
  FoldResult,
  GeneRow,
  Recovery,
  RunEnvironment,
  RunResult,
  SampleResult,
} from "./omics/result.js";
export type { FoldMetrics, Summary } from "./evaluate/metrics.js";
export type { Confusion } from "./evaluate/confusion.js";
export type { EpochRecord } from "./train/history.js";
export type { PredictSource, SampleTable } from "./omics/new-samples.js";
export type { Prediction, PredictOptions, Study } from "./omics/study.js";
export type { BlockStream, StreamOptions } from "./omics/stream/block-stream.js";
export type { StudyResult } from "./omics/study-result.js";

watchRuns();
