import type { Layout } from "../data/layout.js";
import { requireOneOf } from "../prepare/require.js";
import { featureOrder } from "./order/feature-order.js";
import { orderedDefaults, orderedEncoder, type OrderedOptions } from "./ordered-encoder.js";
import { signalRange, type SignalRange } from "./signal/signal-range.js";
import { type Difference, distances } from "./tabular/distances.js";
import { layersDrawer } from "./tabular/layers-drawer.js";
import { pixelARow } from "./tabular/pixel-a-row.js";
import { refuseExtend } from "./tabular/refuse-extend.js";

export interface DistanceMatrixOptions extends OrderedOptions {
  /** "absolute": how far two values are apart, 0 … 1; "signed": that of the row less that of the column, -1 … 1. Default "absolute". */
  readonly difference: Difference;
}

/** Plain data. */
interface DistanceDrawing extends SignalRange, Pick<DistanceMatrixOptions, "difference"> {}

const name = "distanceMatrix";

/**
 * Distance matrix: how far a sample's value of the row's feature is from that of the column's, both within the range of
 * the training samples (the authors' code scales each image by itself, so that two of them cannot be compared). Where the
 * image has too few rows, the features that rank highest are drawn.
 */
export const distanceMatrix = orderedEncoder<DistanceMatrixOptions>({
  name,
  source: {
    paper: "Sharma & Kumar 2022",
    doi: "10.1038/s41598-022-26378-6",
    reference: "github.com/anuraganands/Non-image-data-classification-with-CNN",
  },
  defaults: { ...orderedDefaults, difference: "absolute" },
  check(options) {
    refuseExtend(name, options, "Distances are those of values within the range of the training samples");
    requireOneOf(name, "difference", options.difference, ["absolute", "signed"]);
  },
  smallest: (features, options) => pixelARow.smallest(features, options),
  async place(training, options, ctx) {
    const { difference } = options;
    const features = await featureOrder(name, training, options, ctx, pixelARow.room(training), pixelARow.sideFor);
    const drawing: DistanceDrawing = { ...signalRange(training.values, features), difference };
    const cover = distances(features.length, training, difference).cover(name);
    return { channels: ["distance"], features, cover, drawing };
  },
  drawer(drawing, layout: Layout) {
    const { difference, ...range } = drawing as DistanceDrawing;
    return layersDrawer([distances(layout.features.length, layout, difference)], range);
  },
});
