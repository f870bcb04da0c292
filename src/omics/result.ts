import type { Citation } from "../citation.js";
import type { AssayPresence } from "../data/assay-presence.js";
import type { Dense } from "../data/dense.js";
import type { Images } from "../data/images.js";
import type { Table } from "../data/table.js";
import type { LayoutQuality } from "../encoders/layout/layout-quality.js";
import type { EnrichmentRow } from "../enrich/over-representation.js";
import type { Confusion } from "../evaluate/confusion.js";
import type { EpochRecord } from "../train/history.js";
import type { Intervals } from "../evaluate/bootstrap.js";
import type { CorrectedMean } from "../evaluate/corrected-t-test.js";
import type { FoldMetrics, Summary } from "../evaluate/metrics.js";
import type { TunedResult } from "./tune/choose.js";
import type { PairedDifference } from "../evaluate/paired-difference.js";
import type { ProperScores } from "../evaluate/proper-scores.js";

/** Everything a run found, as plain data: what is saved, shown in a notebook and written into the report. */
export interface RunResult {
  /** The plan as `plan.toJSON()` gives it: enough to run the same study again. */
  readonly plan: Readonly<Record<string, unknown>>;
  readonly environment: RunEnvironment;
  readonly data: DataSummary;
  /** Names of the classes, sorted; every class index below counts into this list. */
  readonly classes: readonly string[];
  /** One entry a sample that has a label, in the order of the images and of the probabilities; of the first repeat. */
  readonly samples: readonly SampleResult[];
  /** All columns that are known of these samples (names, labels, groups, clinical values), one row a sample, in their order. */
  readonly sampleTable: Table;
  /** Out-of-fold class probabilities, samples × classes, row-major. */
  readonly probabilities: Float32Array;
  /** "nested": everything that learns was fitted in the training folds; "published": the paper's own, leaky order. */
  readonly protocol: "nested" | "published";
  readonly folds: readonly FoldResult[];
  /** Each repeat's own mean, where the samples were split into folds several times. */
  readonly repeats?: readonly RepeatResult[];
  /** Mean of each measure over the folds of all repeats. */
  readonly mean: Summary["mean"];
  /** Sample standard deviation (n - 1) of each measure over the folds; null where fewer than two folds have a value. */
  readonly sd: Summary["sd"];
  readonly confusion: {
    /** Counts added up over the folds: rows are the true classes, columns the predicted ones. */
    readonly summed: Confusion;
    /** Mean over the folds of the row-normalised matrices, fractions between 0 and 1. */
    readonly averaged: Confusion;
  };
  /** How sure the measures are. */
  readonly certainty?: Certainty;
  /** Whether the probabilities can be taken at their word. */
  readonly calibration?: CalibrationResult;
  /** The setting of the final model, chosen by inner folds of all samples, where the plan tunes. */
  readonly tuned?: TunedResult;
  /** What the same run reached on labels that had changed their samples, where it was asked for. */
  readonly permutation?: PermutationResult;
  /** Accuracy of plainer methods and of shuffled layouts on the same folds, where they were asked for. */
  readonly controls?: readonly ControlResult[];
  /** The samples drawn with the final layout (fitted on all samples that passed the filters), with that layout. */
  readonly images: Images;
  /** How well neighbours in these images are neighbours in the data; layoutQuality's defaults. */
  readonly layoutQuality?: LayoutQuality;
  /**
   * The prepared table before the encoder, samples × layout features: every step before it, fitted on all samples as the
   * final layout was. To look at, not to evaluate.
   */
  readonly expression: Dense;
  /**
   * Out-of-fold saliency brought to the genes of the final layout, samples × layout features: row i explains the
   * predicted class of sample i, by the network that never saw it.
   */
  readonly geneScores?: Dense;
  /** Per class, the genes of highest score, best first. */
  readonly genes: readonly GeneRow[];
  /** Per class, the gene sets over-represented among its top genes, most significant first. */
  readonly enrichment: readonly ClassEnrichment[];
  /** Where the gene sets came from: the file's name. */
  readonly geneSetsName?: string;
  /** Only for simulated cohorts, whose planted genes are known. */
  readonly recovery?: Recovery;
  readonly warnings: readonly string[];
  /** Wall-clock time of each phase, in the order in which they ran. */
  readonly phases: readonly { readonly phase: string; readonly seconds: number }[];
  /** Largest resident memory seen, in MiB. */
  readonly peakMemory: number;
  /** The steps and methods that ran, with their papers. */
  readonly methods: readonly { readonly step: string; readonly source: Citation }[];
}

/** What a run ran on. */
export interface RunEnvironment {
  /** Version of this package. */
  readonly omixel: string;
  readonly node: string;
  /** What each process computes with: "TensorFlow 2.18.1, 1 thread". */
  readonly engine: string;
  /** Folds and controls that ran at once, each in a process of its own. */
  readonly jobs: number;
  readonly seed: number;
  readonly os: string;
  readonly cpu: string;
  /** When the run began, ISO 8601. */
  readonly started: string;
}

/** What was read. */
export interface DataSummary {
  /** File name, or "simulated cohort". */
  readonly source: string;
  /** Samples in the table, with and without a label. */
  readonly samples: number;
  /** Features (genes) in the table, or in all tables. */
  readonly features: number;
  /** Who was measured where; absent for one table. */
  readonly assays?: AssayPresence;
  /** Column that was predicted. */
  readonly label: string;
  /** Column whose equal values stayed in one fold, if any. */
  readonly group?: string;
  /** Samples left out because they have no label. */
  readonly unlabelled?: number;
}

/** One sample and what the network that never saw it says. */
export interface SampleResult {
  readonly name: string;
  /** The fold in which the sample was tested, counted from 0. */
  readonly fold: number;
  readonly truth: string;
  readonly predicted: string;
}

export interface FoldResult {
  /** Counted from 0, through all repeats. */
  readonly fold: number;
  /** Counted from 0; absent in the first. */
  readonly repeat?: number;
  readonly seconds: number;
  readonly trainSamples: number;
  readonly testSamples: number;
  readonly metrics: FoldMetrics;
  /** One training history a member of the ensemble; a single network has one. */
  readonly history: readonly (readonly EpochRecord[])[];
  /** How far the training came, in all its networks, where it was ended early (`RunOptions.enough`). */
  readonly stopped?: { readonly update: number; readonly updates: number };
  /** The setting that the fold's training samples chose, where the plan tunes. */
  readonly tuned?: TunedResult;
}

/** One of several splits into folds. */
export interface RepeatResult {
  /** Counted from 0. */
  readonly repeat: number;
  readonly folds: number;
  readonly mean: Summary["mean"];
}

/** How sure the measures are. */
export interface Certainty {
  /** Mean accuracy over the folds of all repeats, with the error that shared training rows leave (Nadeau & Bengio 2003). */
  readonly accuracy: CorrectedMean;
  /** Measures of all out-of-fold predictions taken together, with 95 % bootstrap intervals; of the first repeat. */
  readonly pooled: Intervals;
}

/** Of the out-of-fold probabilities; 0 is best. */
export interface CalibrationResult extends ProperScores {
  /** Expected calibration error of the predicted class, in ten bins. */
  readonly ece: number;
}

/** A permutation test of the accuracy. */
export interface PermutationResult {
  readonly permutations: number;
  /** (Permutations at least as accurate + 1) / (permutations + 1). */
  readonly p: number;
  /** Mean accuracy over folds of each. */
  readonly accuracies: readonly number[];
}

export interface ControlResult {
  /** "shuffledLayout", "linear", "ridge", "majority", "shuffledLabels" …; unknown names are shown as they are. */
  readonly name: string;
  /** Over the folds; sd null for a single fold. */
  readonly accuracy: { readonly mean: number; readonly sd: number | null };
  /** What was run, in a few words. */
  readonly note: string;
  /** How much more often the study itself is right, paired by sample; absent where no sample was tested by both. */
  readonly difference?: PairedDifference;
}

/** A line of `genes.tsv`. */
export interface GeneRow {
  readonly feature: string;
  readonly class: string;
  readonly score: number;
  /** Counted from 1 within the class. */
  readonly rank: number;
  /** Where the gene is shown: in the channel (by name) where fewest others share its pixel. */
  readonly x: number;
  readonly y: number;
  readonly channel: string;
}

export interface ClassEnrichment {
  readonly class: string;
  /** Number of top genes that were looked up. */
  readonly query: number;
  /** Number of measured genes they were compared with. */
  readonly background: number;
  readonly rows: readonly EnrichmentResult[];
}

export type EnrichmentResult = EnrichmentRow;

/** How many planted genes are among as many top-ranked ones; shares between 0 and 1. */
export interface Recovery {
  readonly planted: number;
  readonly found: number;
  readonly share: number;
  /** The share that a random ranking would find. */
  readonly random: number;
  /** The share found by the same network on a shuffled layout, where it was run. */
  readonly shuffledLayout?: number;
  /** The share found by a network trained on shuffled labels, where it was run. */
  readonly shuffledLabels?: number;
}
