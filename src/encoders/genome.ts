import { requireNumber, requireOneOf } from "../prepare/require.js";
import { CoverEntries } from "./layout/cover-entries.js";
import { encoderDefaults, type EncoderOptions, type ImageSize, smallestSquare } from "./encoder.js";
import { evenRuns } from "./placing/even-runs.js";
import { positionsOfFacts, readPositions } from "./genome/positions.js";
import { coverTrack, spansOf } from "./genome/spans.js";
import { type GenomeShape, shapes, tracksOf } from "./genome/tracks.js";
import {
  checkKnownShare,
  knownShareDefaults,
  type KnownShareOptions,
  requireKnownShare,
} from "./placing/known-share.js";
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
 * is a channel and a gene lies on the same pixels of all (GENIUS). Features on no chromosome that is understood are drawn
 * apart or dropped (`unknown`). Features with more pixels than one cover all of them; those that share one are averaged.
 *
 * @throws UnsuitableData where positions are not told or of fewer features than `leastKnown`, or the image is too small
 */
export const genome = layoutEncoder<GenomeOptions>({
  name,
  source: { paper: "Sokač et al. 2023 (GENIUS); Tang et al. 2024 (OmicsFootPrint)", doi: "10.7554/eLife.87133" },
  defaults: { ...encoderDefaults, ...knownShareDefaults, positions: "", shape: "hilbert", by: "rank", inner: 0.5 },
  check(options) {
    checkKnownShare(name, options);
    requireOneOf(name, "shape", options.shape, shapes);
    requireOneOf(name, "by", options.by, ["rank", "position"]);
    const passes = (value: number) => value >= 0 && value <= 0.9;
    requireNumber(name, "inner", options.inner, passes, "0 to 0.9 is expected", "Choose a share such as 0.5.");
  },
  paths: ["positions"],
  smallest(features, { shape, inner, unknown }): ImageSize {
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

    const drawn = Uint32Array.from(features.keys()).filter((f) => known[f] || options.unknown === "region");
    const place = new Map(Array.from(drawn, (f, i) => [f, i]));
    const { chromosomes, spans } = spansOf(positions, options.by);
    const sizes = Float64Array.from(chromosomes, ({ size }) => size);
    const entries = new CoverEntries();
    for (const track of tracksOf(name, options.shape, sizes, { height: bands.known, width }, options.inner))
      coverTrack(track, sizes, spans, (pixel, f) => entries.add(pixel, place.get(f)!, 1));
    const below = Uint32Array.from({ length: bands.rows * width }, (_, i) => bands.from * width + i);
    evenRuns(below, apart, (pixel, f) => entries.add(pixel, place.get(f)!, 1));
    return { channels: [name], features: drawn, cover: entries.cover(height * width, "mean") };
  },
});
