import type { Dense } from "../data/dense.js";
import type { Layout } from "../data/layout.js";
import { gramianField } from "../math/gramian.js";
import { equalPieces, type Pieces, piecewiseMean } from "../math/piecewise-mean.js";
import { requireOneOf } from "../prepare/require.js";
import { requireOption } from "../registry.js";
import { contrastOf } from "./picture/picture.js";
import { colourTable } from "./picture/colour-map.js";
import type { Drawer } from "./drawing/draw.js";
import { imageSize } from "./encoder.js";
import { featureOrder } from "./order/feature-order.js";
import { orderedDefaults, orderedEncoder, type OrderedOptions } from "./ordered-encoder.js";
import { pairCover } from "./signal/pair-cover.js";
import { signalRange, type SignalRange, withinRange } from "./signal/signal-range.js";
import { refuseExtend } from "./tabular/refuse-extend.js";

export interface TransOmicsOptions extends OrderedOptions {
  /** "summation": cosine of the sum of two features' angles; "difference": sine of their difference. Default "summation". */
  readonly field: "summation" | "difference";
  /**
   * "comparable": values become angles by the range of the training samples, and a pixel is the field. "paper": as the
   * authors' code draws, by each sample's own range and in colours (viridis, from each image's own lowest to highest pixel),
   * features repeated where they do not fill the image; with `normalisation: "none"` on the values as measured. Default "comparable".
   */
  readonly fidelity: "comparable" | "paper";
}

/** Plain data. */
interface FieldDrawing extends SignalRange, Pick<TransOmicsOptions, "field" | "fidelity"> {
  readonly rows: Pieces;
  readonly columns: Pieces;
}

const name = "transOmics";

/** Sizes that the paper compares: 8, 16, 32, 64, 128. */
const [smallestSide, largestSide] = [8, 128];

/**
 * TransOmics of MetDIT: the features that rank highest stand in a row, their values become angles, and each pixel is the
 * cosine of the sum (or sine of the difference) of two of them: a Gramian angular field, in which each row and each column
 * belongs to a feature. Where there are more features than pixels a side, consecutive ones are averaged. Values become angles by
 * the range that the training samples span, after `normalisation`, so that equal values are equal in all images; values
 * beyond it are drawn as its ends.
 */
export const transOmics = orderedEncoder<TransOmicsOptions>({
  name,
  source: {
    paper: "Sha et al. 2024 (MetDIT); Wang & Oates 2015",
    doi: "10.1021/acs.analchem.3c04607",
    reference: "pyts 0.14.1, GramianAngularField",
  },
  defaults: {
    ...orderedDefaults,
    order: "ranked",
    top: 128,
    field: "summation",
    fidelity: "comparable",
  },
  check(options) {
    requireOneOf(name, "field", options.field, ["summation", "difference"]);
    requireOneOf(name, "fidelity", options.fidelity, ["comparable", "paper"]);
    if (options.fidelity === "comparable")
      refuseExtend(name, options, "There is no angle beyond the range of the training samples");
    const { height, width } = imageSize(options.pixels, { height: largestSide, width: largestSide });
    requireOption(
      [height, width].every((side) => side >= smallestSide && side <= largestSide),
      name,
      `Images of ${height} × ${width} pixels are asked for.`,
      `Choose sides from ${smallestSide} to ${largestSide} pixels.`,
    );
  },
  smallest(features, { top }) {
    const side = Math.min(largestSide, Math.max(smallestSide, Math.min(features, top || features)));
    return { height: side, width: side };
  },
  async place(training, options, ctx) {
    const { height, width, values } = training;
    const features = await featureOrder(name, training, options, ctx);
    const { field, fidelity } = options;
    const along = fidelity === "paper" ? repeatedPieces : equalPieces;
    const [rows, columns] = [along(features.length, height), along(features.length, width)];
    const drawing: FieldDrawing = { ...rangeOfSides(values, features, rows, columns), rows, columns, field, fidelity };
    const channels = fidelity === "paper" ? ["red", "green", "blue"] : [field];
    return { channels, features, cover: pairCover(name, rows, columns, channels.length), drawing };
  },
  drawer: (drawing, layout) => fieldDrawer(drawing as FieldDrawing, layout),
});

/** Shorter pieces average fewer features and reach further: in an image that is no square, either side may be the wider. */
function rangeOfSides(values: Dense, features: Uint32Array, rows: Pieces, columns: Pieces): SignalRange {
  const [down, across] = [signalRange(values, features, rows), signalRange(values, features, columns)];
  return { low: Math.min(down.low, across.low), high: Math.max(down.high, across.high) };
}

/** Equal pieces, but one entry after another, over and over, where they do not fill the image. */
function repeatedPieces(count: number, pixels: number): Pieces {
  if (count >= pixels) return equalPieces(count, pixels);
  const from = Uint32Array.from({ length: pixels }, (_, pixel) => pixel % count);
  return { from, to: from.map((first) => first + 1) };
}

function fieldDrawer({ rows, columns, field, fidelity, ...range }: FieldDrawing, { height, width }: Layout): Drawer {
  const [down, across] = [new Float64Array(height), new Float64Array(width)];
  const out = new Float64Array(height * width);
  const fieldOf = (row: Float32Array, rangeOf: (means: readonly number[]) => SignalRange) => {
    piecewiseMean(row, rows, down);
    piecewiseMean(row, columns, across);
    const within = withinRange(rangeOf([...down, ...across]));
    const cosine = (value: number) => 2 * within(value) - 1;
    gramianField(down.map(cosine), across.map(cosine), field, out);
  };
  if (fidelity === "comparable")
    return (row, image) => {
      fieldOf(row, () => range);
      image.set(out);
    };
  const colours = colourTable("viridis");
  return (row, image) => {
    fieldOf(row, ownRange);
    const [darkest, brightest] = contrastOf(out);
    const brightness = withinRange({ low: darkest, high: brightest });
    out.forEach((value, pixel) => {
      const step = 3 * Math.round(255 * brightness(value));
      for (let c = 0; c < 3; c++) image[3 * pixel + c] = colours[step + c]! / 255;
    });
  };
}

function ownRange(means: readonly number[]): SignalRange {
  const [low, high] = contrastOf(means);
  return { low, high };
}
