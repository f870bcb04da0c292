import type { Layout } from "../data/layout.js";
import type { ImageSize } from "./encoder.js";
import { featureOrder } from "./order/feature-order.js";
import { orderedDefaults, orderedEncoder, type OrderedOptions } from "./ordered-encoder.js";
import { signalRange, type SignalRange } from "./signal/signal-range.js";
import { bars } from "./tabular/bars.js";
import { distances } from "./tabular/distances.js";
import { joinCovers } from "./tabular/layer.js";
import { layersDrawer } from "./tabular/layers-drawer.js";
import { pixelARow } from "./tabular/pixel-a-row.js";
import { refuseExtend } from "./tabular/refuse-extend.js";
import { valueRows } from "./tabular/value-rows.js";

const name = "combination";

/**
 * Three pictures of the same features as red, green and blue: the distance matrix with signs, the bar graph, and rows as
 * bright as their feature's value; all within the range of the training samples. Where the image has too few rows, the
 * features that rank highest are drawn.
 */
export const combination = orderedEncoder<OrderedOptions>({
  name,
  source: {
    paper: "Sharma & Kumar 2022",
    doi: "10.1038/s41598-022-26378-6",
    reference: "github.com/anuraganands/Non-image-data-classification-with-CNN",
  },
  defaults: orderedDefaults,
  check: (options) => refuseExtend(name, options, "A bar is at most as high as the image"),
  smallest: (features, options) => pixelARow.smallest(features, options),
  async place(training, options, ctx) {
    const features = await featureOrder(name, training, options, ctx, pixelARow.room(training), pixelARow.sideFor);
    const cover = joinCovers(layersOf(features.length, training).map((layer) => layer.cover(name)));
    const drawing: SignalRange = signalRange(training.values, features);
    return { channels: ["distance", "bars", "values"], features, cover, drawing };
  },
  drawer: (drawing, layout: Layout) => layersDrawer(layersOf(layout.features.length, layout), drawing as SignalRange),
});

const layersOf = (features: number, size: ImageSize) => [
  distances(features, size, "signed"),
  bars(features, size, 0),
  valueRows(features, size),
];
