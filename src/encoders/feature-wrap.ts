import type { Layout } from "../data/layout.js";
import { requireWhole } from "../prepare/require.js";
import { requireOption } from "../registry.js";
import { CoverEntries } from "./layout/cover-entries.js";
import type { Drawer } from "./drawing/draw.js";
import { smallestSquare } from "./encoder.js";
import { featureOrder } from "./order/feature-order.js";
import { orderedDefaults, orderedEncoder, type OrderedOptions } from "./ordered-encoder.js";
import { signalRange, type SignalRange, withinRange } from "./signal/signal-range.js";
import { refuseExtend } from "./tabular/refuse-extend.js";

export interface FeatureWrapOptions extends OrderedOptions {
  /** Bins of a feature's range, each a bit of which one is set: 2 … 256. Default 10. */
  readonly bins: number;
  /** Consecutive bits that make a pixel, the first the heaviest: 1 … 16. With 1, pixels are 0 or 1. Default 8. */
  readonly bitsPerPixel: number;
}

/** Plain data. */
interface WrapDrawing extends SignalRange, Pick<FeatureWrapOptions, "bins" | "bitsPerPixel"> {}

const name = "featureWrap";

/**
 * Features as bits, wrapped into rows: each feature's range over the training samples is cut into bins, of whose bits the
 * one that holds the value is set; the bits of all features follow one another, eight of them are a pixel from 0 to 255
 * (here 0 to 1), pixels fill the image row by row, and what is left stays blank. Where the image is too small, the
 * features that rank highest are drawn; by default it is as large as the bits. A missing feature sets no bit.
 */
export const featureWrap = orderedEncoder<FeatureWrapOptions>({
  name,
  source: { paper: "Li et al. 2017", doi: "10.1007/978-3-319-70139-4_87" },
  defaults: { ...orderedDefaults, pixels: "auto", order: "ranked", bins: 10, bitsPerPixel: 8 },
  check(options) {
    refuseExtend(name, options, "Beyond the range of the training samples there are no bins");
    requireWhole(name, "bins", options.bins, 2, "Use 10.");
    requireWhole(name, "bitsPerPixel", options.bitsPerPixel, 1, "Use 8.");
    requireOption(options.bins <= 256, name, `bins is ${options.bins}.`, "Choose 2 to 256.");
    requireOption(options.bitsPerPixel <= 16, name, `bitsPerPixel is ${options.bitsPerPixel}.`, "Choose 1 to 16.");
  },
  smallest: (features, options) => smallestSquare(pixelsFor(Math.min(features, options.top || features), options)),
  async place(training, options, ctx) {
    const { bins, bitsPerPixel } = options;
    const pixels = training.height * training.width;
    const room = Math.floor((pixels * bitsPerPixel) / bins);
    const sideFor = (count: number) => smallestSquare(pixelsFor(count, options)).height;
    const features = await featureOrder(name, training, options, ctx, room, sideFor);
    const entries = new CoverEntries();
    for (let f = 0; f < features.length; f++)
      for (let bit = f * bins; bit < (f + 1) * bins;) {
        const pixel = Math.floor(bit / bitsPerPixel);
        const end = Math.min((pixel + 1) * bitsPerPixel, (f + 1) * bins);
        entries.add(pixel, f, end - bit);
        bit = end;
      }
    const drawing: WrapDrawing = { ...signalRange(training.values, features), bins, bitsPerPixel };
    return { channels: ["bits"], features, cover: entries.cover(pixels, "mean"), drawing };
  },
  drawer: (drawing, layout) => wrapDrawer(drawing as WrapDrawing, layout),
});

function pixelsFor(features: number, { bins, bitsPerPixel }: FeatureWrapOptions): number {
  return Math.ceil((features * bins) / bitsPerPixel);
}

function wrapDrawer({ bins, bitsPerPixel, ...range }: WrapDrawing, { features }: Layout): Drawer {
  const within = withinRange(range);
  const brightness = Float64Array.from(
    { length: bitsPerPixel },
    (_, bit) => 2 ** (bitsPerPixel - 1 - bit) / (2 ** bitsPerPixel - 1),
  );
  return (row, image) => {
    for (let f = 0; f < features.length; f++) {
      const value = within(row[f]!);
      if (Number.isNaN(value)) continue;
      const bit = f * bins + Math.min(bins - 1, Math.floor(value * bins));
      image[Math.floor(bit / bitsPerPixel)]! += brightness[bit % bitsPerPixel]!;
    }
  };
}
