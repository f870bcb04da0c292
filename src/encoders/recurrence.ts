import type { Layout } from "../data/layout.js";
import { equalPieces, type Pieces, piecewiseMean } from "../math/piecewise-mean.js";
import { stateDistances } from "../math/recurrence.js";
import { requireNumber, requireWhole } from "../prepare/require.js";
import type { Drawer } from "./drawing/draw.js";
import type { ImageSize } from "./encoder.js";
import { featureOrder } from "./order/feature-order.js";
import { orderedDefaults, orderedEncoder, type OrderedOptions } from "./ordered-encoder.js";
import { pairCover } from "./signal/pair-cover.js";
import { columnsFor, placeOfColumn } from "./signal/signal-options.js";

export interface RecurrenceOptions extends OrderedOptions {
  /** Consecutive values that make a state, 1 or more; with 1, states are single values. Default 3. */
  readonly dimension: number;
  /**
   * 0: a pixel is the distance of two states. More: it is 1 where they are at most so far apart, in units of the drawn
   * values, and 0 elsewhere: a recurrence plot in the narrow sense. Default 0.
   */
  readonly threshold: number;
}

/** Plain data. */
interface RecurrenceDrawing extends Pick<RecurrenceOptions, "dimension" | "threshold"> {
  readonly places: Pieces;
}

const name = "recurrence";

/**
 * Recurrence plot of the features in a stated order: how far the state at the row's place of a sample's signal is from
 * the state at the column's, a state being some consecutive values. Where there are more features than pixels a side,
 * consecutive ones are averaged before. States with a missing feature are blank.
 */
export const recurrence = orderedEncoder<RecurrenceOptions>({
  name,
  source: { paper: "Eckmann et al. 1987", doi: "10.1209/0295-5075/4/9/004", reference: "pyts 0.14.1, RecurrencePlot" },
  defaults: { ...orderedDefaults, top: 512, dimension: 3, threshold: 0 },
  check(options) {
    requireWhole(name, "dimension", options.dimension, 1, "Use 3.");
    const positive = (value: number) => value >= 0;
    requireNumber(name, "threshold", options.threshold, positive, "a number of at least 0 is expected", "Use 0.1.");
  },
  smallest(features, options) {
    const side = Math.max(2, columnsFor(features, options) - options.dimension + 1);
    return { height: side, width: side };
  },
  async place(training, options, ctx) {
    const features = await featureOrder(name, training, options, ctx);
    const { threshold } = options;
    const dimension = Math.min(options.dimension, features.length - 1);
    const longest = Math.max(training.height, training.width) + dimension - 1;
    const places = equalPieces(features.length, Math.min(features.length, longest));
    const drawing: RecurrenceDrawing = { places, dimension, threshold };
    const { rows, columns } = statesOf(drawing, training);
    const made = (states: Uint32Array): Pieces => ({
      from: states.map((state) => places.from[state]!),
      to: states.map((state) => places.to[state + dimension - 1]!),
    });
    return { channels: ["distance"], features, cover: pairCover(name, made(rows), made(columns)), drawing };
  },
  drawer: (drawing, layout) => recurrenceDrawer(drawing as RecurrenceDrawing, layout),
});

/** The state of each row and of each column of pixels. */
function statesOf({ places, dimension }: RecurrenceDrawing, { height, width }: ImageSize) {
  const count = places.from.length - dimension + 1;
  return { rows: placeOfColumn(count, height), columns: placeOfColumn(count, width), count };
}

function recurrenceDrawer(drawing: RecurrenceDrawing, size: Layout): Drawer {
  const { places, dimension, threshold } = drawing;
  const { rows, columns, count } = statesOf(drawing, size);
  const signal = new Float64Array(places.from.length);
  const distance = new Float64Array(count * count);
  const drawn = threshold > 0 ? (value: number) => (value <= threshold ? 1 : 0) : (value: number) => value || 0;
  return (row, image) => {
    piecewiseMean(row, places, signal);
    stateDistances(signal, dimension, distance);
    let pixel = 0;
    for (const from of rows) for (const to of columns) image[pixel++] = drawn(distance[from * count + to]!);
  };
}
