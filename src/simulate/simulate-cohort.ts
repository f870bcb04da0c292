import type { Assay } from "../data/assay.js";
import type { Cohort } from "../data/cohort.js";
import { dense } from "../data/dense.js";
import { tableOf } from "../data/table.js";
import { negativeBinomialSample } from "../math/samplers.js";
import { type Random, seededRandom } from "../random.js";
import { type SimulateOptions, simulateOptions } from "./simulate-options.js";

export { type SimulateOptions, simulateDefaults } from "./simulate-options.js";

/** What is true of each gene; arrays in the order of the features. */
interface Truth {
  readonly names: string[];
  /** Class that the gene is planted for; -1 = none. */
  readonly classOf: Int32Array;
  /** Module of the gene; -1 = none. */
  readonly moduleOf: Int32Array;
  /** Expected count in an average sample outside the gene's class, before dropout. */
  readonly baseline: Float64Array;
}

/**
 * A cohort of counts whose truth is known.
 *
 * The count of a gene in a sample is negative-binomial; its mean is the gene's baseline (log-normal over the genes) × the
 * sample's library size × the gene's factor in the sample's batch × for a planted gene, a factor that its module shares
 * in the sample × `effect` where the sample is of the gene's class. Some counts are then lost to dropout. All factors
 * have mean 1. The model is that of splatter (Zappia et al. 2017, doi:10.1186/s13059-017-1305-0) with correlated modules.
 *
 * Planted genes lie scattered over the table, so that their position gives nothing away.
 *
 * @param options {@link SimulateOptions}
 * @returns assay `rna` (dense counts) whose feature table holds the truth: `planted` (class or ""), `module` (name or
 *   ""), `baseline`; sample table `sample`, `label`, `batch`, `librarySize` (true factor); the label is `label`
 * @throws UnknownName, InvalidOption
 */
export function simulateCohort(options: Partial<SimulateOptions> = {}): Cohort {
  const settings = simulateOptions(options);
  const random = seededRandom(settings.seed).fork("simulate");
  const label = random.shuffle(classSizes(settings).flatMap((size, c) => Array<number>(size).fill(c)));
  const batch = random.shuffle(Array.from({ length: settings.samples }, (_, i) => i % settings.batches));
  const librarySize = Float64Array.from(label, () => logNormal(random, settings.librarySpread));
  const truth = plantGenes(settings, random);

  const assay: Assay = {
    name: "rna",
    values: dense(settings.samples, settings.features, countsOf(truth, label, batch, librarySize, settings, random)),
    features: tableOf({
      feature: truth.names,
      planted: Array.from(truth.classOf, (c) => (c < 0 ? "" : className(c))),
      module: Array.from(truth.moduleOf, (m) => (m < 0 ? "" : moduleName(m, settings))),
      baseline: truth.baseline,
    }),
    measured: new Uint8Array(settings.samples).fill(1),
  };
  const samples = tableOf({
    sample: label.map((_, i) => `sample${numbered(i, settings.samples)}`),
    label: label.map(className),
    batch: batch.map((b) => `batch${b + 1}`),
    librarySize,
  });
  return { samples, roles: { label: "label" }, assays: { rna: assay } };
}

/** Sizes fall geometrically from the first class to the last; each class has a sample, and they add up. */
function classSizes({ samples, classes, imbalance }: SimulateOptions): number[] {
  const weights = Array.from({ length: classes }, (_, c) => imbalance ** (-c / Math.max(1, classes - 1)));
  const total = weights.reduce((sum, weight) => sum + weight);
  let cumulative = 0;
  let dealt = 0;
  return weights.map((weight, c) => {
    cumulative += weight;
    const rounded = Math.round((samples * cumulative) / total);
    const until = Math.min(Math.max(rounded, dealt + 1), samples - (classes - c - 1));
    const size = until - dealt;
    dealt = until;
    return size;
  });
}

function plantGenes(settings: SimulateOptions, random: Random): Truth {
  const { features, classes, modulesPerClass, genesPerModule, mitochondrial, meanCount } = settings;
  const places = random.shuffle(new Uint32Array(features).map((_, f) => f));
  const planted = classes * modulesPerClass * genesPerModule;
  const classOf = new Int32Array(features).fill(-1);
  const moduleOf = new Int32Array(features).fill(-1);
  places.subarray(0, planted).forEach((feature, k) => {
    moduleOf[feature] = Math.floor(k / genesPerModule);
    classOf[feature] = Math.floor(k / (genesPerModule * modulesPerClass));
  });
  const names = Array.from(places, (_, f) => `gene${numbered(f, features)}`);
  places
    .subarray(planted, planted + mitochondrial)
    .forEach((feature, k) => (names[feature] = `MT-${numbered(k, mitochondrial)}`));
  const baseline = Float64Array.from(places, () => meanCount * logNormal(random, 1));
  return { names, classOf, moduleOf, baseline };
}

function countsOf(
  { classOf, moduleOf, baseline }: Truth,
  label: readonly number[],
  batch: readonly number[],
  librarySize: Float64Array,
  settings: SimulateOptions,
  random: Random,
): Float32Array {
  const { features, classes, modulesPerClass, batches, effect, dispersion, dropout } = settings;
  const batchFactor = new Float64Array(batches * features).map(() => logNormal(random, settings.batchEffect));
  const counts = new Float32Array(label.length * features);
  for (let i = 0; i < label.length; i++) {
    const activity = new Float64Array(classes * modulesPerClass).map(() => logNormal(random, settings.moduleSpread));
    for (let f = 0; f < features; f++) {
      let mean = baseline[f]! * librarySize[i]! * batchFactor[batch[i]! * features + f]!;
      if (moduleOf[f]! >= 0) mean *= activity[moduleOf[f]!]! * (classOf[f] === label[i] ? effect : 1);
      const count = negativeBinomialSample(random, mean, dispersion);
      counts[i * features + f] = random.next() < dropout ? 0 : count;
    }
  }
  return counts;
}

/** A log-normal factor of mean 1. */
function logNormal(random: Random, spread: number): number {
  return Math.exp(spread * random.normal() - (spread * spread) / 2);
}

function className(index: number): string {
  return `class${index + 1}`;
}

function moduleName(index: number, { modulesPerClass }: SimulateOptions): string {
  return `${className(Math.floor(index / modulesPerClass))}-module${(index % modulesPerClass) + 1}`;
}

/** Counted from 1, with as many digits as the last one has. */
function numbered(index: number, count: number): string {
  return String(index + 1).padStart(String(count).length, "0");
}
