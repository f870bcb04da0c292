import { requireOneOf, requireWhole } from "../prepare/require.js";
import { encoderDefaults, type EncoderOptions } from "./encoder.js";
import { centralPixels } from "./grid-match/central-pixels.js";
import { requireRoom } from "./grid-match/require-room.js";
import { type FeatureDistanceName, featureDistances, featurePoints } from "./grid-match/feature-points.js";
import { featureRanks } from "./igtd/feature-ranks.js";
import { type PixelDistanceName, pixelDistances, pixelRanks } from "./igtd/pixel-ranks.js";
import { searchStarts } from "./igtd/search-starts.js";
import { layoutEncoder } from "./layout-encoder.js";

export interface IgtdOptions extends EncoderOptions {
  /**
   * Size of the images in pixels: the side of a square, or [height, width]; "auto": the smallest square that has room for
   * the features. Where there are more pixels than features, those nearest to the centre are used and the others stay blank;
   * none is where the sides' product is the number of features, such as [10, 25] for 250. Default "auto".
   */
  readonly pixels: EncoderOptions["pixels"];
  /**
   * How far apart two features are: "euclidean", or 1 - their correlation ("pearson", "spearman"), over the training
   * samples. Default "euclidean".
   */
  readonly distance: FeatureDistanceName;
  /** How far apart two pixels are. Default "euclidean". */
  readonly pixelDistance: PixelDistanceName;
  /** How the ranks of both distances are compared: by their difference, "absolute" or "squared". Default "absolute". */
  readonly error: "absolute" | "squared";
  /** How often each feature looks for a better pixel, 1 or more; it ends earlier where nothing moves. Default 6. */
  readonly rounds: number;
}

const name = "igtd";

/**
 * IGTD: similar features on near pixels, each on one of its own. Pairs of features are ranked by distance, pairs of pixels
 * as well; features are swapped as long as that brings both rankings together. The search differs from the published one in
 * how it finds swaps: an
 * estimate of what each would change, made noisy at first, chooses some; the best is weighed exactly, and at first may make things slightly
 * worse. Up to 256 features it is made from ten starts, of which the best is kept. On random tables of 8 to
 * 400 features errors were 3 % below those of the published descent on average, 22 % at best and 2 % above at worst. Above 4,096 features distances are rounded to 65,535 steps before they are ranked, and
 * those of near duplicates are off by up to about a thousandth of their distance from the mean feature. Several assays are laid out by the
 * distances over the samples of all of them, where the published code averages the rank matrices of tables. The published
 * method has as many features as pixels.
 *
 * @throws UnsuitableData for more features than pixels, saying which size fits
 */
export const igtd = layoutEncoder<IgtdOptions>({
  name,
  source: {
    paper: "Zhu et al. 2021",
    doi: "10.1038/s41598-021-90923-y",
    reference: "IGTD 1.0, table_to_image",
  },
  defaults: {
    ...encoderDefaults,
    pixels: "auto",
    distance: "euclidean",
    pixelDistance: "euclidean",
    error: "absolute",
    rounds: 6,
  },
  check({ distance, pixelDistance, error, rounds }) {
    requireOneOf(name, "distance", distance, featureDistances);
    requireOneOf(name, "pixelDistance", pixelDistance, pixelDistances);
    requireOneOf(name, "error", error, ["absolute", "squared"]);
    requireWhole(name, "rounds", rounds, 1, "The default is 6.");
  },
  async place({ values, height, width }, { distance, pixelDistance, error, rounds }, ctx) {
    const count = values.columns;
    requireRoom(name, count, { height, width });
    const pairs = await featureRanks(featurePoints(values, distance), name, ctx);
    const pixels = centralPixels(count, { height, width });
    const table = pixelRanks({ height, width }, pixels, pixelDistance, pairs.unit);
    const at = Int32Array.from(pixels.keys());
    const place = pixels.map((pixel) => Math.floor(pixel / width) * table.stride + (pixel % width));
    await searchStarts({ pairs, table, place, at }, { by: error, rounds }, name, ctx);
    const [x, y] = [new Uint16Array(count), new Uint16Array(count)];
    at.forEach((feature, p) => {
      x[feature] = pixels[p]! % width;
      y[feature] = Math.floor(pixels[p]! / width);
    });
    return { channels: [distance], x, y };
  },
});
