import type { Context } from "../../context.js";
import { featureNames } from "../../data/assay.js";
import { type Cohort, sampleCount, sampleNames } from "../../data/cohort.js";
import { type Dense, denseColumns } from "../../data/dense.js";
import { ABSENT, type Layout } from "../../data/layout.js";
import { toDense } from "../../data/matrix.js";
import { pace } from "../../embed/pace.js";
import { OmixelError, unknownName } from "../../errors.js";
import { columnMoments } from "../../math/column-moments.js";
import { fitNormalisation, normalise } from "../../math/normalisation.js";
import { requireComplete } from "../../prepare/require.js";
import { measuredAssays } from "../drawing/draw-encoded.js";
import type { EncoderOptions, EncoderState, ImageSize } from "../encoder.js";
import { matchFeatures } from "../drawing/match-features.js";
import { sectionsOf } from "./sections.js";
import { coverSpots, type Fill } from "./spot-cover.js";
import { SpotGrid } from "./spot-grid.js";

/** What decides the picture of a spot's neighbourhood. */
export interface NeighbourhoodOptions extends EncoderOptions {
  readonly x: string;
  readonly y: string;
  readonly section: string;
  readonly genes: number | readonly string[];
  readonly window: number;
  readonly fill: Fill;
  readonly reach: number;
}

/**
 * Chooses the genes that become channels, and learns how their values become brightness and how far spots are apart.
 *
 * @throws UnsuitableData where the folds could part the spots of a section; UnknownName for a gene that is not there
 */
export function fitNeighbourhoods(
  step: string,
  train: Cohort,
  { height, width }: ImageSize,
  options: NeighbourhoodOptions,
): EncoderState {
  const refuse = (what: string, remedy: string) => new OmixelError("UnsuitableData", what, remedy, { step });
  if (options.section !== "" && train.roles.group !== options.section)
    throw refuse(
      `Spots of one "${options.section}" are each other's neighbourhood, but it is not what folds keep together.`,
      `Keep them together: .samples({ group: "${options.section}" }).`,
    );
  const [assay] = measuredAssays(step, train, options.assay);
  const names = featureNames(assay!);
  requireComplete(step, { assay: assay!, features: names, samples: sampleNames(train) });
  const values = toDense(assay!.values);
  const chosen = chosenGenes(step, values, names, options.genes);
  const apart = sectionsOf(step, train, options)
    .map(({ points }) => new SpotGrid(points).spacing())
    .filter((spacing) => spacing > 0)
    .sort((a, b) => a - b);
  if (apart.length === 0) throw refuse("No section has two spots at different places.", "Check the columns of places.");
  const channels = chosen.map((gene) => names[gene]!);
  const taken = new Set(channels);
  return {
    layout: genePlanes(channels, { height, width }),
    normalisation: fitNormalisation(denseColumns(values, chosen), options.normalisation),
    left: names.filter((feature) => !taken.has(feature)),
    drawing: { encoder: step, state: apart[Math.floor(apart.length / 2)]! },
  };
}

/** Draws the neighbourhood of each spot out of the spots of its section that are in the cohort. */
export async function applyNeighbourhoods(
  step: string,
  cohort: Cohort,
  state: EncoderState,
  options: NeighbourhoodOptions,
  ctx: Context,
): Promise<Cohort> {
  const { layout, normalisation, left = [] } = state;
  const { height, width, channels, features } = layout;
  const [assay] = measuredAssays(step, cohort, options.assay);
  requireComplete(step, { assay: assay!, features: featureNames(assay!), samples: sampleNames(cohort) });
  const drawn = normalise(
    matchFeatures(step, assay!, { features, left }, options.missing, ctx),
    normalisation,
    options.outside,
  );
  const size = height * width * channels.length;
  const count = sampleCount(cohort);
  const values = new Float32Array(count * size);
  const spacing = state.drawing!.state as number;
  const scale = Math.min(height, width) / (2 * options.window * spacing);
  const radius = options.reach * spacing;
  const seen = Math.hypot(width, height) / (2 * scale) + radius;
  const breathe = pace(ctx, step, count);
  const sums = new Float64Array(height * width);
  let done = 0;
  for (const { rows, points } of sectionsOf(step, cohort, options)) {
    const grid = new SpotGrid(points);
    for (let spot = 0; spot < rows.length; spot++) {
      await breathe(done++);
      const near: number[] = [];
      grid.within(points[2 * spot]!, points[2 * spot + 1]!, seen, (other) => near.push(other));
      near.sort((a, b) => a - b);
      const places = Float64Array.from({ length: 2 * near.length }, (_, i) => {
        const axis = i & 1;
        return (
          scale * (points[2 * near[i >> 1]! + axis]! - points[2 * spot + axis]!) + (axis === 0 ? width : height) / 2
        );
      });
      const image = values.subarray(rows[spot]! * size, (rows[spot]! + 1) * size);
      sums.fill(0);
      coverSpots(places, { height, width }, { fill: options.fill, radius: scale * radius }, (pixel, i, weight) => {
        sums[pixel]! += weight;
        const row = rows[near[i]!]! * drawn.columns;
        for (let c = 0; c < channels.length; c++) {
          const value = drawn.values[row + c]!;
          if (!Number.isNaN(value)) image[pixel * channels.length + c]! += weight * value;
        }
      });
      for (let at = 0; at < image.length; at++)
        if (image[at] !== 0) image[at]! /= sums[Math.floor(at / channels.length)]!;
    }
  }
  return { ...cohort, images: { count, height, width, channels: channels.length, values, layout } };
}

/** Columns of the genes that are named, or of those that vary most. */
function chosenGenes(
  step: string,
  values: Dense,
  names: readonly string[],
  genes: NeighbourhoodOptions["genes"],
): number[] {
  if (typeof genes !== "number")
    return genes.map((gene) => {
      const column = names.indexOf(gene);
      if (column < 0) throw unknownName("gene", gene, names, { step });
      return column;
    });
  const { variance } = columnMoments(values);
  const byName = (a: number, b: number) => (names[a]! < names[b]! ? -1 : 1);
  return Array.from(names.keys())
    .sort((a, b) => variance[b]! - variance[a]! || byName(a, b))
    .slice(0, genes);
}

/** Each gene is all of a channel, with its centre in the middle. */
function genePlanes(genes: readonly string[], { height, width }: ImageSize): Layout {
  const pixels = genes.length * height * width;
  const x = new Uint16Array(genes.length ** 2).fill(ABSENT);
  const y = x.slice();
  for (let channel = 0; channel < genes.length; channel++) {
    x[channel * (genes.length + 1)] = Math.floor(width / 2);
    y[channel * (genes.length + 1)] = Math.floor(height / 2);
  }
  return {
    ...{ height, width, channels: genes, features: genes, x, y, radius: 0 },
    start: Uint32Array.from({ length: pixels + 1 }, (_, pixel) => pixel),
    feature: Uint32Array.from({ length: pixels }, (_, pixel) => Math.floor(pixel / (height * width))),
    weight: new Float32Array(pixels).fill(1),
  };
}
