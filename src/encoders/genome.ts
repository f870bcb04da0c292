import { requireNumber, requireOneOf } from "../prepare/require.js";
import { requireOption } from "../registry.js";
import { CoverEntries } from "./layout/cover-entries.js";
import { encoderDefaults, type EncoderOptions, type ImageSize, smallestSquare } from "./encoder.js";
import { evenRuns } from "./placing/even-runs.js";
import { positionsOfFacts, readPositions } from "./genome/positions.js";
import { ringBounds, ringTracks } from "./genome/ring-tracks.js";
import { coverTrack, spansOf, widened } from "./genome/spans.js";
import { type GenomeShape, shapes, tracksOf } from "./genome/tracks.js";
import {
  checkKnownShare,
  knownShareDefaults,
  type KnownShareOptions,
  requireKnownShare,
} from "./placing/known-share.js";
import type { Training } from "./encoder-method.js";
import { layoutEncoder } from "./layout-encoder.js";
import { squareWithBand, unknownBand } from "./placing/unknown-band.js";

export interface GenomeOptions extends EncoderOptions, KnownShareOptions {
  /**
   * Path of positions: lines of feature, chromosome, start and maybe end, with or without header. "": the feature table's
   * columns "chromosome" and "start" (and "end"). Default "".
   */
  readonly positions: string;
  /**
   * "hilbert": the genome is one line, folded into the image by Hilbert's curve. "rows": each chromosome has rows of its
   * own, read to and fro. "annulus": a ring, clockwise from the top, a sector for each chromosome. Default "hilbert".
   */
  readonly shape: GenomeShape;
  /**
   * What is spread evenly. "rank": features in their order, so that no pixel is left blank. "position": bases; a
   * chromosome is as long as the last position that is known of it, and stretches without features are blank.
   * Default "rank".
   */
  readonly by: "rank" | "position";
  /**
   * Where several assays are drawn. "channels": each in channels of its own, a gene on the same pixels of all. "rings": in
   * one channel, as concentric rings of an annulus of equal width, the first assay outermost, a gene at the same angle of
   * all (OmicsFootPrint); by rank, features spread over what lies between them that only other assays have.
   * Default "channels".
   */
  readonly tracks: "channels" | "rings";
  /** Radius of the hole of an annulus as a share of the whole radius, 0 … 0.9. Default 0.5. */
  readonly inner: number;
}

const name = "genome";
/** Chromosomes that an image of automatic size has rows for: man's and the mitochondrion's. */
const CHROMOSOMES = 25;
/** Share of a ring's pixels that lie in gaps between chromosomes, at most. */
const IN_GAPS = 0.2;

/**
 * Features in the order of the genome. With `assay: ["gain", "loss", "mutation", "expression", "methylation"]` each assay
 * is a channel and a gene lies on the same pixels of all (GENIUS); with `shape: "annulus", tracks: "rings"` each is a ring
 * of one picture (OmicsFootPrint). Features on no chromosome that is understood are drawn apart or dropped (`unknown`).
 * Features with more pixels than one cover all of them; those that share one are averaged.
 *
 * @throws UnsuitableData where positions are not told or of fewer features than `leastKnown`, or the image is too small
 */
export const genome = layoutEncoder<GenomeOptions>({
  name,
  source: { paper: "Sokač et al. 2023 (GENIUS); Tang et al. 2024 (OmicsFootPrint)", doi: "10.7554/eLife.87133" },
  defaults: {
    ...encoderDefaults,
    ...knownShareDefaults,
    positions: "",
    shape: "hilbert",
    by: "rank",
    tracks: "channels",
    inner: 0.5,
  },
  check(options) {
    checkKnownShare(name, options);
    requireOneOf(name, "shape", options.shape, shapes);
    requireOneOf(name, "by", options.by, ["rank", "position"]);
    requireOneOf(name, "tracks", options.tracks, ["channels", "rings"]);
    const { assay, shape } = options;
    requireOption(
      options.tracks === "channels" || (shape === "annulus" && typeof assay !== "string" && assay.length > 1),
      name,
      `Option "tracks" is "rings", but the shape is "${shape}" and the assay ${JSON.stringify(assay)}.`,
      'Rings are several assays of an annulus: { shape: "annulus", assay: ["rna", "methylation"] }.',
    );
    const passes = (value: number) => value >= 0 && value <= 0.9;
    requireNumber(name, "inner", options.inner, passes, "0 to 0.9 is expected", "Choose a share such as 0.5.");
  },
  paths: ["positions"],
  smallest(features, { assay, shape, inner, tracks, unknown }): ImageSize {
    if (tracks === "rings") return smallestRings(features, inner, assay.length);
    if (shape === "hilbert") return unknown === "drop" ? smallestSquare(features) : squareWithBand(features);
    const side =
      shape === "rows"
        ? CHROMOSOMES / 2 + Math.sqrt((CHROMOSOMES / 2) ** 2 + features)
        : Math.max(3 * CHROMOSOMES, Math.sqrt(features / ((Math.PI / 4) * (1 - inner ** 2) * (1 - IN_GAPS))));
    return { height: Math.ceil(side), width: Math.ceil(side) };
  },
  async place(training, options, ctx) {
    const { features, height, width } = training;
    const positions =
      options.positions === ""
        ? positionsOfFacts(name, training)
        : await readPositions(options.positions, features, ctx.signal ? { signal: ctx.signal } : {});
    const who = options.positions === "" ? "The feature table" : "The file of positions";
    const known = positions.of.map((position) => position !== undefined);
    const without = requireKnownShare(name, who, features, known, positions.names, options, ctx);
    const apart = options.unknown === "region" ? without : new Uint32Array();
    const bands = unknownBand(name, height, apart.length / features.length);
    const { chromosomes, spans } = spansOf(positions, options.by);
    const sizes = Float64Array.from(chromosomes, ({ size }) => size);
    const size = { height: bands.known, width };
    const rings = options.tracks === "rings";
    const columns = rings ? columnsByAssay(training) : [Int32Array.from(features.keys())];
    const tracks = rings
      ? ringTracks(name, sizes, size, options.inner, columns.length)
      : [tracksOf(name, options.shape, sizes, size, options.inner)];

    const drawn = columns.flatMap((own) =>
      Array.from(own).filter((column, f) => column >= 0 && (known[f] || options.unknown === "region")),
    );
    const place = new Map(drawn.map((column, i) => [column, i]));
    const entries = new CoverEntries();
    for (const [layer, own] of columns.entries()) {
      const known = spans.filter(({ feature }) => own[feature]! >= 0);
      const there = rings && options.by === "rank" ? widened(known, sizes) : known;
      for (const track of tracks[layer]!)
        coverTrack(track, sizes, there, (pixel, f) => entries.add(pixel, place.get(own[f]!)!, 1));
    }
    const below = Uint32Array.from({ length: bands.rows * width }, (_, i) => bands.from * width + i);
    const unplaced = columns.flatMap((own) => Array.from(apart, (f) => own[f]!).filter((column) => column >= 0));
    evenRuns(below, unplaced, (pixel, column) => entries.add(pixel, place.get(column)!, 1));
    const places = { channels: [name], features: drawn, cover: entries.cover(height * width, "mean") };
    return rings ? { ...places, byAssay: true } : places;
  },
});

/** Of each assay, the number of each feature among those of all assays one after another; -1 where it lacks it. */
function columnsByAssay({ features, assays }: Training): Int32Array[] {
  let first = 0;
  return assays.map((assay) => {
    const numberOf = new Map(assay.features.map((feature, f) => [feature, first + f]));
    first += assay.features.length;
    return Int32Array.from(features, (feature) => numberOf.get(feature) ?? -1);
  });
}

/** The smallest square whose innermost ring has a pixel for each feature. */
function smallestRings(features: number, inner: number, rings: number): ImageSize {
  for (let side = 3 * CHROMOSOMES; ; side++) {
    const { from, to } = ringBounds({ height: side, width: side }, inner, rings).at(-1)!;
    if (to > from && Math.PI * (to ** 2 - from ** 2) * (1 - IN_GAPS) >= features) return { height: side, width: side };
  }
}
