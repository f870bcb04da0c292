import type { Context } from "../context.js";
import type { Cohort } from "../data/cohort.js";
import { OmixelError } from "../errors.js";
import { requireOption } from "../registry.js";
import { requireNumber, requireOneOf, requireWhole } from "../prepare/require.js";
import { CoverEntries } from "./layout/cover-entries.js";
import {
  type Encoder,
  encoderDefaults,
  type EncoderOptions,
  type EncoderState,
  imageSize,
  type ImageSize,
} from "./encoder.js";
import {
  checkKnownShare,
  knownShareDefaults,
  type KnownShareOptions,
  requireKnownShare,
} from "./placing/known-share.js";
import { layoutEncoder } from "./layout-encoder.js";
import { applyNeighbourhoods, fitNeighbourhoods } from "./spatial/neighbourhoods.js";
import { coverSpots, type Fill, fills, spotSpacing } from "./spatial/spot-cover.js";
import { bandPixels, unknownBand } from "./placing/unknown-band.js";

export interface SpatialOptions extends EncoderOptions, KnownShareOptions {
  /**
   * What has a place. "features": each feature has its own, as the feature table tells. "samples": each sample is a spot,
   * as the sample table tells, and its image shows the spots around it, a gene a channel. Spots that are each other's
   * neighbourhood must not stand on both sides of a fold: it takes `section`. Default "features".
   */
  readonly place: "features" | "samples";
  /** Column of that table that tells how far right something was measured, in any unit. Default "x". */
  readonly x: string;
  /** Column that tells how far down. Default "y". */
  readonly y: string;
  /** "keep": one unit is as long in both directions. "fill": the image is filled in both. Default "keep". */
  readonly aspect: "keep" | "fill";
  /**
   * What pixels show on which no feature (or spot) falls. "nearest": the nearest within `reach`. "blend": every pixel is
   * the mean of those within `reach`, by a bell curve whose standard deviation is half of it. "none": nothing.
   * Default "nearest".
   */
  readonly fill: Fill;
  /** How far a feature or spot is seen, in median distances of one to the nearest; above 0, at most 5. Default 1. */
  readonly reach: number;
  /**
   * For `place: "samples"`: column of the sample table that names the section (slide, patient) of each spot; it has to be
   * the group that folds keep together. "": all spots lie on one, and no classifier can be judged on them. Default "".
   */
  readonly section: string;
  /**
   * For `place: "samples"`: names of the genes, a channel each, or how many of those that vary most in the training rows.
   * Default 8.
   */
  readonly genes: number | readonly string[];
  /**
   * For `place: "samples"`: from a spot to the border of its image, in median distances between spots, 0.5 … 100.
   * Default 5.
   */
  readonly window: number;
}

const name = "spatial";

const slides = layoutEncoder<SpatialOptions>({
  name,
  source: { paper: "Ståhl et al. 2016 (measured places)", doi: "10.1126/science.aaf2403" },
  defaults: {
    ...encoderDefaults,
    ...knownShareDefaults,
    ...{ place: "features", x: "x", y: "y", aspect: "keep", fill: "nearest", reach: 1 },
    ...{ section: "", genes: 8, window: 5 },
  },
  check(options) {
    checkKnownShare(name, options);
    requireOneOf(name, "aspect", options.aspect, ["keep", "fill"]);
    requireOneOf(name, "fill", options.fill, fills);
    const passes = (reach: number) => reach > 0 && reach <= 5;
    requireNumber(name, "reach", options.reach, passes, "a number above 0 up to 5 is expected", "1 fills the gaps.");
    requireOneOf(name, "place", options.place, ["features", "samples"]);
    const far = (window: number) => window >= 0.5 && window <= 100;
    requireNumber(name, "window", options.window, far, "0.5 to 100 is expected", "5 shows some hundred spots.");
    const listed = typeof options.genes !== "number";
    if (!listed) requireWhole(name, "genes", options.genes, 1, "Name genes, or say how many.");
    requireOption(
      !listed ||
        ((options.genes as readonly string[]).length > 0 &&
          new Set(options.genes as readonly string[]).size === (options.genes as readonly string[]).length),
      name,
      `Option "genes" is ${JSON.stringify(options.genes)}.`,
      "Name each gene once, or say how many.",
    );
    requireOption(
      options.place === "features" || (typeof options.assay === "string" && options.pixels !== "auto"),
      name,
      'place is "samples" with several assays or with { pixels: "auto" }.',
      "Choose one assay, and an image of a stated size.",
    );
  },
  place({ features, fact, height, width }, options, ctx) {
    const [x, y] = [coordinates(options.x, fact(options.x)), coordinates(options.y, fact(options.y))];
    const known = x.map((across, f) => (Number.isFinite(across) && Number.isFinite(y[f]) ? 1 : 0));
    const without = requireKnownShare(name, "The feature table", features, known, [], options, ctx);
    const placed = Uint32Array.from(features.keys()).filter((f) => known[f] === 1);
    const apart = options.unknown === "region" ? without : new Uint32Array();
    const bands = unknownBand(name, height, apart.length / features.length);

    const points = new Float64Array(2 * placed.length);
    placed.forEach((f, i) => points.set([x[f]!, y[f]!], 2 * i));
    const rows = { height: bands.known, width };
    const entries = new CoverEntries();
    const spots = fitted(points, rows, options.aspect);
    const reached = { fill: options.fill, radius: options.reach * spotSpacing(spots, rows) };
    const own = coverSpots(spots, rows, reached, (pixel, i, weight) => entries.add(pixel, i, weight));
    const below = bandPixels(bands, width, apart.length);
    below.forEach((pixel, i) => entries.add(pixel, placed.length + i, 1));
    const centres = [...own, ...below];
    return {
      channels: [name],
      features: [...placed, ...apart],
      x: Uint16Array.from(centres, (pixel) => pixel % width),
      y: Uint16Array.from(centres, (pixel) => Math.floor(pixel / width)),
      cover: entries.cover(height * width, "mean"),
    };
  },
});

/**
 * Features where they were measured: probes on a slide, pixels of imaging mass spectrometry, electrodes, spots of a table
 * whose rows are genes. The feature table tells their places. Several on one pixel are averaged; features without a place
 * are drawn apart or dropped (`unknown`). One channel.
 *
 * With `place: "samples"` the neighbourhood of each spot: the genes of the spots around it as they lie, for what
 * surrounds a spot tells of it. Only spots that are drawn together are seen: a section has to be drawn as a whole.
 *
 * @throws UnsuitableData where the feature table has no such columns, or places of fewer features than `leastKnown`
 */
export const spatial: Encoder<SpatialOptions> = Object.freeze({
  ...slides,
  transductive: ({ place, section }: SpatialOptions) =>
    place === "samples" && section === ""
      ? 'spots of one section are each other\'s neighbourhood, those of the test fold included, unless "section" tells them apart'
      : undefined,
  together: ({ place }: SpatialOptions) => (place === "samples" ? "a spot's picture is its neighbourhood" : undefined),
  fit(train: Cohort, options: SpatialOptions, ctx: Context): EncoderState | Promise<EncoderState> {
    if (options.place === "features") return slides.fit(train, options, ctx);
    return fitNeighbourhoods(name, train, imageSize(options.pixels, { height: 0, width: 0 }), options);
  },
  apply(cohort: Cohort, state: EncoderState, options: SpatialOptions, ctx: Context) {
    return options.place === "features"
      ? slides.apply(cohort, state, options, ctx)
      : applyNeighbourhoods(name, cohort, state, options, ctx);
  },
});

function coordinates(column: string, cells: readonly unknown[] | undefined): Float64Array {
  if (!cells)
    throw new OmixelError(
      "UnsuitableData",
      `The feature table has no column "${column}" that tells where features were measured.`,
      'Name its columns: { x: "array_col", y: "array_row" }.',
      { step: name },
    );
  return Float64Array.from(cells, (cell) => (cell === null || cell === undefined || cell === "" ? NaN : Number(cell)));
}

/** Places in pixels, around the middle of the image; the outermost lie half a pixel inside. */
function fitted(points: Float64Array, { height, width }: ImageSize, aspect: SpatialOptions["aspect"]): Float64Array {
  const low = [Infinity, Infinity];
  const high = [-Infinity, -Infinity];
  points.forEach((value, i) => {
    low[i % 2] = Math.min(low[i % 2]!, value);
    high[i % 2] = Math.max(high[i % 2]!, value);
  });
  const extent = [high[0]! - low[0]!, high[1]! - low[1]!];
  const scales = [width - 1, height - 1].map((side, axis) => (extent[axis]! > 0 ? side / extent[axis]! : Infinity));
  const shared = Math.min(...scales);
  return points.map((value, i) => {
    const axis = i % 2;
    const scale = aspect === "keep" ? shared : scales[axis]!;
    const middle = (low[axis]! + high[axis]!) / 2;
    return (axis === 0 ? width : height) / 2 + (Number.isFinite(scale) ? scale * (value - middle) : 0);
  });
}
