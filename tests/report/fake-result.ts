import { dense, type Dense } from "../../src/data/dense.js";
import type { Layout } from "../../src/data/layout.js";
import { tableOf } from "../../src/data/table.js";
import { drawImages } from "../../src/encoders/drawing/draw.js";
import { buildLayout } from "../../src/encoders/layout/layout-table.js";
import { classificationMetrics, summarise } from "../../src/evaluate/metrics.js";
import type { ClassEnrichment, FoldResult, GeneRow, RunResult, SampleResult } from "../../src/omics/result.js";
import { type Random, seededRandom } from "../../src/random.js";

export interface FakeOptions {
  readonly classes?: readonly string[];
  readonly samples?: number;
  readonly genes?: number;
  readonly side?: number;
  readonly radius?: number;
  readonly channels?: readonly string[];
  readonly folds?: number;
  readonly members?: number;
  readonly epochs?: number;
  /** Chance that a sample is told right. */
  readonly skill?: number;
  readonly seed?: number;
}

/** A result as a run would leave it, made up but consistent, so that the report can be tested and looked at. */
export function fakeResult(options: FakeOptions = {}): RunResult {
  const {
    classes = ["Astrocyte <like>", "Malignant & cycling", 'T "cells"'],
    samples: n = 24,
    genes: p = 60,
    side = 24,
    radius = 1,
    channels = ["tsne", "pca", "umap"],
    folds: k = 3,
    members = 1,
    epochs = 4,
    skill = 0.9,
    seed = 1,
  } = options;
  const random = seededRandom(seed);
  const features = Array.from({ length: p }, (_, j) => geneName(j));
  const truth = Int32Array.from({ length: n }, (_, i) => i % classes.length);
  const layout = fakeLayout(features, channels, side, radius, random);
  const values = fakeValues(truth, p, classes.length, random);
  const images = {
    count: n,
    height: side,
    width: side,
    channels: channels.length,
    values: drawImages(values, layout),
    layout,
  };
  const probabilities = fakeProbabilities(truth, classes.length, skill, random);
  const folds = fakeFolds(truth, probabilities, classes, k, members, epochs, random);
  const { mean, sd, confusion } = summarise(folds.map((fold) => fold.metrics));
  return {
    plan: {
      omixel: 1,
      source: "counts <1>.tsv",
      seed,
      steps: [
        { verb: "normalizeTotal", options: { target: 1e4 } },
        { verb: "encode", options: { encoder: "saliencyRgb" } },
      ],
    },
    environment: {
      omixel: "0.1.0",
      node: "20.20.2",
      engine: "TensorFlow 2.18.1, 1 thread",
      jobs: 2,
      seed,
      os: "linux 6.1 x64",
      cpu: "AMD EPYC, 2 cores",
      started: "2026-11-21T08:00:00.000Z",
    },
    data: { source: "counts <1>.tsv", samples: n + 3, features: 10 * p, label: "cell type", unlabelled: 3 },
    classes,
    samples: Array.from(truth, (own, i): SampleResult => {
      const row = probabilities.subarray(i * classes.length, (i + 1) * classes.length);
      return {
        name: `cell_${i}`,
        fold: i % k,
        truth: classes[own]!,
        predicted: classes[row.indexOf(Math.max(...row))]!,
      };
    }),
    sampleTable: tableOf({
      sample: Array.from(truth, (_, i) => `cell_${i}`),
      "cell type": Array.from(truth, (own) => classes[own]!),
      age: Float64Array.from(truth, (_, i) => 40 + i),
    }),
    probabilities,
    protocol: "nested",
    folds,
    mean,
    sd,
    confusion,
    controls: [
      { name: "shuffledLayout", accuracy: { mean: mean.accuracy - 0.002, sd: 0.02 }, note: "Genes exchange places." },
      { name: "linear", accuracy: { mean: mean.accuracy - 0.05, sd: 0.02 }, note: "No hidden layer, same training." },
      { name: "majority", accuracy: { mean: 1 / classes.length, sd: 0 }, note: "" },
    ],
    images,
    expression: values,
    geneScores: fakeScores(truth, p, classes.length, random),
    genes: classes.flatMap((name, c) => fakeGenes(name, c, layout, classes.length, random)),
    enrichment: classes.map((name, c) => fakeEnrichment(name, c, features, random)),
    geneSetsName: "GO_Biological_Process_2021.gmt",
    warnings: ["3 samples have no label: cell_x, cell_y, <b>cell_z</b>."],
    phases: [
      { phase: "read", seconds: 0.8 },
      { phase: "folds", seconds: 131.2 },
      { phase: "explain", seconds: 4.1 },
    ],
    peakMemory: 1234.5,
    methods: [
      { step: "highlyVariable", source: { paper: "Satija et al. 2015", doi: "10.1038/nbt.3192", reference: "scanpy" } },
      { step: "saliencyRgb", source: { paper: "Alyatimi et al. 2025" } },
    ],
  };
}

/** Short, long, dotted and dangerous names, as they come. */
function geneName(j: number): string {
  const special = ["HLA-A<sup>", "MT&CO1", 'GENE"Q"', "RP11-1094M14.12-and-longer"];
  return special[j] ?? `${["CD", "ACT", "SOX", "TUB", "MKI"][j % 5]!}${j}`;
}

/** Genes of one class lie near one another, as a real layout has it. */
function fakeLayout(
  features: readonly string[],
  channels: readonly string[],
  side: number,
  radius: number,
  random: Random,
): Layout {
  const x = new Uint16Array(channels.length * features.length);
  const y = new Uint16Array(channels.length * features.length);
  for (let c = 0; c < channels.length; c++)
    for (let f = 0; f < features.length; f++) {
      const angle = (2 * Math.PI * (f % 7)) / 7 + c;
      const place = (centre: number) =>
        Math.round(Math.min(side - 1, Math.max(0, side * (0.5 + 0.3 * centre + 0.08 * random.normal()))));
      x[c * features.length + f] = place(Math.cos(angle));
      y[c * features.length + f] = place(Math.sin(angle));
    }
  return buildLayout({ height: side, width: side, channels, features, x, y, radius });
}

function fakeValues(truth: Int32Array, genes: number, classes: number, random: Random): Dense {
  const values = dense(truth.length, genes);
  for (const [i, own] of truth.entries())
    for (let j = 0; j < genes; j++)
      values.values[i * genes + j] = Math.min(1, (j % classes === own ? 0.7 : 0.25) * Math.abs(random.normal()));
  return values;
}

function fakeProbabilities(truth: Int32Array, classes: number, skill: number, random: Random): Float32Array {
  const probabilities = new Float32Array(truth.length * classes);
  for (const [i, own] of truth.entries()) {
    const guess = random.next() < skill ? own : random.integer(classes);
    const sure = 0.6 + 0.4 * random.next();
    for (let c = 0; c < classes; c++)
      probabilities[i * classes + c] = c === guess ? sure : (1 - sure) / Math.max(1, classes - 1);
  }
  return probabilities;
}

function fakeFolds(
  truth: Int32Array,
  probabilities: Float32Array,
  classes: readonly string[],
  k: number,
  members: number,
  epochs: number,
  random: Random,
): FoldResult[] {
  return Array.from({ length: k }, (_, fold) => {
    const rows = Array.from(truth.keys()).filter((i) => i % k === fold);
    const own = rows.flatMap((i) => Array.from(probabilities.subarray(i * classes.length, (i + 1) * classes.length)));
    return {
      fold,
      seconds: 20 + 10 * random.next(),
      trainSamples: truth.length - rows.length,
      testSamples: rows.length,
      metrics: classificationMetrics(
        Int32Array.from(rows, (i) => truth[i]!),
        Float32Array.from(own),
        classes,
      ),
      history: Array.from({ length: members }, () =>
        Array.from({ length: epochs }, (__, e) => {
          const loss = 1.8 * Math.exp(-3 * (e / epochs)) + 0.03 * random.next();
          return {
            epoch: e + 1,
            loss,
            accuracy: Math.min(1, 1 - loss / 2.2),
            validationLoss: loss + 0.25 + 0.1 * random.next(),
            validationAccuracy: Math.min(1, 0.95 - loss / 2.2),
          };
        }),
      ),
    };
  });
}

function fakeScores(truth: Int32Array, genes: number, classes: number, random: Random): Dense {
  const scores = dense(truth.length, genes);
  for (const [i, own] of truth.entries())
    for (let j = 0; j < genes; j++) {
      const rank = Math.floor(j / classes);
      scores.values[i * genes + j] = j % classes === own ? Math.exp(-rank / 8) : 0.05 * random.next();
    }
  return scores;
}

function fakeGenes(name: string, c: number, layout: Layout, classes: number, random: Random): GeneRow[] {
  const { features, channels, x, y } = layout;
  const own = features.map((_, j) => j).filter((j) => j % classes === c);
  return own.map((j, rank): GeneRow => {
    const channel = random.integer(channels.length);
    return {
      feature: features[j]!,
      class: name,
      score: Math.exp(-rank / 8),
      rank: rank + 1,
      x: x[channel * features.length + j]!,
      y: y[channel * features.length + j]!,
      channel: channels[channel]!,
    };
  });
}

function fakeEnrichment(name: string, c: number, features: readonly string[], random: Random): ClassEnrichment {
  const terms = ["antigen processing & presentation", "mitotic <cell> cycle", "myelination", "neuron projection"];
  return {
    class: name,
    query: 200,
    background: 20000,
    rows: Array.from({ length: 14 }, (_, t) => {
      const p = 10 ** -(9 - t + random.next() - 6 * c);
      return {
        term: `${terms[t % terms.length]!} of a rather long named kind (GO:00${1000 + 37 * t})`,
        overlap: 14 - t,
        size: 60 + 5 * t,
        p: Math.min(1, p),
        q: Math.min(1, 8 * p),
        oddsRatio: 20 / (t + 1),
        combinedScore: 30 - t,
        genes: features.slice(t, t + 14 - t),
      };
    }),
  };
}
