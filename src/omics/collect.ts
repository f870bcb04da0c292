import { basename } from "node:path";
import { featureNames } from "../data/assay.js";
import { type Dense, dense, denseRows, rowOf } from "../data/dense.js";
import { imageRows } from "../data/images.js";
import { ABSENT, type Layout } from "../data/layout.js";
import { overRepresentation, overRepresentationDefaults } from "../enrich/over-representation.js";
import { predictedClasses } from "../evaluate/predicted-classes.js";
import { type GeneRank, rankGenes } from "../explain/rank-genes.js";
import { sampleShares } from "../explain/sample-shares.js";
import { isOmixelError } from "../errors.js";
import type { GeneSet } from "../io/gmt.js";
import { ownNameOf } from "../modalities/feature-identity.js";
import { mergeOptions } from "../registry.js";
import type { FinalModel } from "./final-model.js";
import type { FoldOutcome } from "./fold-job.js";
import { methodsOf } from "./methods.js";
import { type Control, explainDefaults } from "./options.js";
import { stepOf } from "./plan.js";
import { recoveryOf } from "./recovery.js";
import type { ClassEnrichment, GeneRow, RunResult } from "./result.js";
import { isFold, score, type Study } from "./score.js";
import { isFirst } from "./split.js";

/** Phase 5: metrics, genes and gene sets of a whole run. */
export function collect(study: Study, outcomes: readonly FoldOutcome[], sets?: readonly GeneSet[]): RunResult {
  const scored = score(study, outcomes);
  const folds = outcomes.filter(isFold).filter(isFirst);
  const { images, expression } = ofRows(outcomes.find((outcome) => outcome.final)!.final!, testedRows(folds));
  const base = { ...scored, images, expression, methods: methodsOf(study.plan) };
  const explained = outOfFold(folds, study);
  if (!explained) return { ...base, genes: [], enrichment: [] };
  const ranks = rankClasses(explained, study);
  const recovery = recoveryOf(study, ranks, controlRanks(outcomes, study));
  const enrichFile = stepOf(study.plan, "enrich")?.options.file as string | undefined;
  return {
    ...base,
    geneScores: onLayout(explained, images.layout, scored.samples.length),
    genes: locate(ranks, images.layout),
    ...(sets ? enrich(ranks, sets, study, scored.warnings) : { enrichment: [] }),
    ...(sets ? { geneSetsName: enrichFile ? basename(enrichFile) : "sets of the simulation" } : {}),
    ...(recovery ? { recovery } : {}),
  };
}

/** Rows that any of the folds tested, in the order of the cohort. */
function testedRows(folds: readonly FoldOutcome[]): Int32Array {
  return Int32Array.from(folds.flatMap((fold) => Array.from(fold.rows))).sort();
}

/** Images and table of the scored samples; a fixed test set, or a run that was ended early, leaves some samples unscored. */
function ofRows({ images, expression }: FinalModel, rows: Int32Array): Pick<FinalModel, "images" | "expression"> {
  if (rows.length === images.count) return { images, expression };
  return { images: imageRows(images, rows), expression: denseRows(expression, rows) };
}

/** Gene scores of all tested samples over all genes that any fold looked at. */
interface Explained {
  readonly features: readonly string[];
  /** Tested samples in the order of the cohort × features; a gene that a fold did not use has score 0 there. */
  readonly scores: Dense;
  /** Class index that was explained: the one predicted for each tested sample. */
  readonly classOf: Int32Array;
}

function outOfFold(folds: readonly FoldOutcome[], { classes }: Study): Explained | undefined {
  if (folds.some(({ geneScores }) => !geneScores)) return undefined;
  const features = [...new Set(folds.flatMap((fold) => fold.features))];
  const column = new Map(features.map((feature, index) => [feature, index]));
  const rows = testedRows(folds);
  const place = new Map(Array.from(rows, (row, index) => [row, index]));
  const scores = dense(rows.length, features.length);
  const classOf = new Int32Array(rows.length);
  for (const fold of folds) {
    const columns = fold.features.map((feature) => column.get(feature)!);
    const shares = sampleShares(fold.geneScores!);
    const predicted = predictedClasses(fold.probabilities, fold.rows.length, classes.length);
    for (const [i, row] of fold.rows.entries()) {
      const to = place.get(row)!;
      classOf[to] = predicted[i]!;
      const own = rowOf(shares, i);
      for (let k = 0; k < columns.length; k++) scores.values[to * features.length + columns[k]!] = own[k]!;
    }
  }
  return { features, scores, classOf };
}

function rankClasses({ scores, features, classOf }: Explained, { classes }: Study): GeneRank[] {
  return rankGenes(scores, features, classOf, classes);
}

function controlRanks(outcomes: readonly FoldOutcome[], study: Study): Partial<Record<Control, GeneRank[]>> {
  const names = [...new Set(outcomes.flatMap(({ control }) => control ?? []))];
  return Object.fromEntries(
    names.flatMap((name) => {
      const explained = outOfFold(outcomes.filter(({ control }) => control === name).filter(isFirst), study);
      return explained ? [[name, rankClasses(explained, study)]] : [];
    }),
  );
}

function onLayout({ features, scores }: Explained, layout: Layout, samples: number): Dense {
  const column = new Map(features.map((feature, index) => [feature, index]));
  const out = dense(samples, layout.features.length);
  for (const [j, feature] of layout.features.entries()) {
    const from = column.get(feature);
    if (from === undefined) continue;
    for (let i = 0; i < samples; i++) out.values[i * out.columns + j] = scores.values[i * scores.columns + from]!;
  }
  return out;
}

/** Places of the genes on the final layout: in the channel where fewest others share a gene's pixel. */
function locate(ranks: readonly GeneRank[], layout: Layout): GeneRow[] {
  const index = new Map(layout.features.map((feature, f) => [feature, f]));
  const count = layout.features.length;
  return ranks.flatMap((rank) => {
    const f = index.get(rank.feature);
    if (f === undefined) return [];
    const crowds = layout.channels.map((_, c) => {
      if (layout.x[c * count + f] === ABSENT) return Infinity;
      const pixel = (c * layout.height + layout.y[c * count + f]!) * layout.width + layout.x[c * count + f]!;
      return layout.start[pixel + 1]! - layout.start[pixel]!;
    });
    const c = crowds.indexOf(Math.min(...crowds));
    return { ...rank, x: layout.x[c * count + f]!, y: layout.y[c * count + f]!, channel: layout.channels[c]! };
  });
}

/** Gene sets that cannot be tested cost a line of warning, never the trained study. */
function enrich(
  ranks: readonly GeneRank[],
  sets: readonly GeneSet[],
  { plan, cohort, classes }: Study,
  warnings: readonly string[],
): Pick<RunResult, "enrichment" | "warnings"> {
  const { top } = mergeOptions("explain", explainDefaults, stepOf(plan, "explain")!.options);
  const { file: _file, ...given } = stepOf(plan, "enrich")!.options;
  const options = mergeOptions("enrich", overRepresentationDefaults, given);
  // Gene sets know genes, not assays: a gene measured in two of them is one gene.
  const assays = Object.keys(cohort.assays);
  const background = [...new Set(Object.values(cohort.assays).flatMap(featureNames))];
  const told = new Set(warnings);
  const enrichment = classes.flatMap((name): ClassEnrichment[] => {
    const query = ranks.filter((rank) => rank.class === name && rank.rank <= top && rank.score > 0);
    const genes = [...new Set(query.map(({ feature }) => ownNameOf(feature, assays)))];
    try {
      const rows = overRepresentation(genes, sets, background, options);
      return [{ class: name, query: genes.length, background: background.length, rows }];
    } catch (error) {
      if (!isOmixelError(error)) throw error;
      told.add(`enrich: ${error.message}`);
      return [];
    }
  });
  return { enrichment, warnings: [...told] };
}
