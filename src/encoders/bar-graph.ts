import type { Layout } from "../data/layout.js";
import { requireWhole } from "../prepare/require.js";
import { featureOrder } from "./order/feature-order.js";
import { orderedDefaults, orderedEncoder, type OrderedOptions } from "./ordered-encoder.js";
import { signalRange, type SignalRange } from "./signal/signal-range.js";
import { barColumns, bars, roomForBars } from "./tabular/bars.js";
import { layersDrawer } from "./tabular/layers-drawer.js";
import { pixelARow } from "./tabular/pixel-a-row.js";
import { refuseExtend } from "./tabular/refuse-extend.js";

export interface BarGraphOptions extends OrderedOptions {
  /** Blank columns of pixels between bars. Default 0. */
  readonly gap: number;
}

/** Plain data. */
interface BarDrawing extends SignalRange, Pick<BarGraphOptions, "gap"> {}

const name = "barGraph";

/**
 * Equidistant bar graph: a bar for each feature, as high as its value within the range of the training samples. Bars stand on
 * the lower border (the authors' code hangs them from the upper one, two pixels short) and end within a pixel, which is
 * as bright as its part. Values beyond the range are drawn as its ends. Where the image is too narrow, the features that
 * rank highest are drawn.
 */
export const barGraph = orderedEncoder<BarGraphOptions>({
  name,
  source: {
    paper: "Sharma & Kumar 2022",
    doi: "10.1038/s41598-022-26378-6",
    reference: "github.com/anuraganands/Non-image-data-classification-with-CNN",
  },
  defaults: { ...orderedDefaults, gap: 0 },
  check(options) {
    refuseExtend(name, options, "A bar is at most as high as the image");
    requireWhole(name, "gap", options.gap, 0, "Use 0 or 1.");
  },
  smallest: (features, options) => pixelARow.smallest(features, options, 1 + options.gap),
  async place(training, options, ctx) {
    const { gap } = options;
    const { height, width } = training;
    const room = roomForBars(training, gap);
    const features = await featureOrder(name, training, options, ctx, room, (n) => n * (1 + gap));
    const drawing: BarDrawing = { ...signalRange(training.values, features), gap };
    const { from, to } = barColumns(features.length, width, gap);
    return {
      channels: ["bars"],
      features,
      x: Uint16Array.from(from, (first, f) => (first + to[f]! - 1) >> 1),
      y: new Uint16Array(features.length).fill(height - 1),
      cover: bars(features.length, training, gap).cover(name),
      drawing,
    };
  },
  drawer(drawing, layout: Layout) {
    const { gap, ...range } = drawing as BarDrawing;
    return layersDrawer([bars(layout.features.length, layout, gap)], range);
  },
});
