import type { Layout } from "../data/layout.js";
import { requireOneOf, requireWhole } from "../prepare/require.js";
import { requireOption } from "../registry.js";
import { CoverEntries } from "./layout/cover-entries.js";
import type { Drawer } from "./drawing/draw.js";
import type { ImageSize } from "./encoder.js";
import { featureOrder } from "./order/feature-order.js";
import { orderedDefaults, orderedEncoder, type OrderedOptions } from "./ordered-encoder.js";
import { signalRange, type SignalRange, withinRange } from "./signal/signal-range.js";
import { refuseExtend } from "./tabular/refuse-extend.js";

export interface BieOptions extends OrderedOptions {
  /**
   * What a value's bits are. "float": those of its 32-bit floating-point number (IEEE 754): sign, 8 of the exponent, 23 of the
   * mantissa. "fixed": those of the whole number that it is between the lowest (all 0) and highest (all 1) value of the training
   * samples. Default "float".
   */
  readonly number: "float" | "fixed";
  /** Bits of a fixed number, 2 … 32. Default 16. */
  readonly bits: number;
}

/** Plain data. */
interface BitsDrawing extends SignalRange, Pick<BieOptions, "number" | "bits"> {}

const name = "bie";

/**
 * Binary image encoding: each feature is a row of pixels, the bits of its value, the heaviest on the left. Where there are
 * more features than rows, they stand in several columns; where there is room, a bit is several pixels. The paper's
 * cBIE orders features by how they correlate with one of them; here `order` says how. Where the image is too small, the
 * features that rank highest are drawn. A missing feature is blank.
 */
export const bie = orderedEncoder<BieOptions>({
  name,
  source: { paper: "Halladay et al. 2025", doi: "10.6339/24-JDS1122" },
  defaults: { ...orderedDefaults, number: "float", bits: 16 },
  check(options) {
    requireOneOf(name, "number", options.number, ["float", "fixed"]);
    if (options.number === "fixed") refuseExtend(name, options, "A fixed number ends where all of its bits are 1");
    requireWhole(name, "bits", options.bits, 2, "Use 16.");
    requireOption(options.bits <= 32, name, `bits is ${options.bits}.`, "Choose 2 to 32.");
  },
  smallest(features, options) {
    const bits = bitsOf(options);
    const count = Math.min(features, options.top || features);
    const columns = Math.ceil(Math.sqrt(count / bits));
    return { height: Math.ceil(count / columns), width: columns * bits };
  },
  async place(training, options, ctx) {
    const bits = bitsOf(options);
    const room = training.height * Math.floor(training.width / bits);
    const sideFor = (count: number) => Math.ceil(Math.sqrt(count / bits)) * bits;
    const features = await featureOrder(name, training, options, ctx, room, sideFor);
    const { rows, high, wide } = gridOf(features.length, bits, training);
    const entries = new CoverEntries();
    for (let f = 0; f < features.length; f++) {
      const [left, top] = cornerOf(f, rows, high, wide * bits);
      for (let y = top; y < top + high; y++)
        for (let x = left; x < left + wide * bits; x++) entries.add(y * training.width + x, f, 1);
    }
    const { number } = options;
    const drawing: BitsDrawing = { ...signalRange(training.values, features), number, bits };
    return { channels: ["bits"], features, cover: entries.cover(training.height * training.width, "mean"), drawing };
  },
  drawer: (drawing, layout) => bitsDrawer(drawing as BitsDrawing, layout),
});

function bitsOf({ number, bits }: Pick<BieOptions, "number" | "bits">): number {
  return number === "float" ? 32 : bits;
}

/** Rows of features in each column of them, and the pixels that a bit is high and wide. */
function gridOf(features: number, bits: number, { height, width }: ImageSize) {
  const columns = Math.ceil(features / height);
  const rows = Math.ceil(features / columns);
  return { rows, high: Math.floor(height / rows), wide: Math.floor(width / (columns * bits)) };
}

function cornerOf(f: number, rows: number, high: number, across: number): [left: number, top: number] {
  return [Math.floor(f / rows) * across, (f % rows) * high];
}

function bitsDrawer({ number, bits, ...range }: BitsDrawing, size: Layout): Drawer {
  const count = size.features.length;
  const { rows, high, wide } = gridOf(count, bits, size);
  const within = withinRange(range);
  const float = new Float32Array(1);
  const pattern = new Uint32Array(float.buffer);
  const patternOf = (value: number): number => {
    if (number === "fixed") return Math.round(within(value) * (2 ** bits - 1));
    float[0] = value + 0; // -0, as a feature without spread can become, would have the sign's bit
    return pattern[0]!;
  };
  return (row, image) => {
    for (let f = 0; f < count; f++) {
      if (Number.isNaN(row[f]!)) continue;
      const [left, top] = cornerOf(f, rows, high, wide * bits);
      const number = patternOf(row[f]!);
      for (let bit = 0; bit < bits; bit++) {
        if (((number >>> (bits - 1 - bit)) & 1) === 0) continue;
        const first = left + bit * wide;
        for (let y = top; y < top + high; y++) for (let x = first; x < first + wide; x++) image[y * size.width + x] = 1;
      }
    }
  };
}
