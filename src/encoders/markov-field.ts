import type { Layout } from "../data/layout.js";
import { equalPieces, type Pieces } from "../math/piecewise-mean.js";
import { binOf, quantileEdges, transitionField } from "../math/transition-field.js";
import { requireOneOf, requireWhole } from "../prepare/require.js";
import type { Drawer } from "./drawing/draw.js";
import type { Training } from "./encoder-method.js";
import { featureOrder } from "./order/feature-order.js";
import { orderedDefaults, orderedEncoder, type OrderedOptions } from "./ordered-encoder.js";
import { pairCover } from "./signal/pair-cover.js";
import { columnsFor } from "./signal/signal-options.js";

export interface MarkovFieldOptions extends OrderedOptions {
  /** Bins into which values are sorted, 2 or more. Default 8. */
  readonly bins: number;
  /** Whose values fill the bins equally: "sample": those of each sample by itself, as published; "training": those of all training samples. Default "sample". */
  readonly edges: "sample" | "training";
}

/** Plain data. */
interface MarkovDrawing {
  readonly bins: number;
  /** Borders of the bins; null where each sample has its own. */
  readonly borders: Float64Array | null;
  readonly rows: Pieces;
  readonly columns: Pieces;
}

const name = "markovField";

/**
 * Markov transition field of the features in a stated order: values are sorted into bins; a pixel tells how often, along a
 * sample's signal, a value like that of its row's feature is followed by one like that of its column's. Where there are
 * more features than pixels a side, the field is averaged over consecutive ones. Missing features are passed over.
 *
 * A pixel names the features of its row and of its column, and these alone stand for it where saliency is led back to genes.
 * How bright it is depends on the whole signal, since all features of the sample tell what follows what (and, with
 * `edges: "sample"`, where bins end): a salient pixel says which values meet, not that no other feature is involved.
 */
export const markovField = orderedEncoder<MarkovFieldOptions>({
  name,
  source: {
    paper: "Wang & Oates 2015",
    doi: "10.48550/arXiv.1506.00327",
    reference: "pyts 0.14.1, MarkovTransitionField",
  },
  defaults: { ...orderedDefaults, top: 512, bins: 8, edges: "sample" },
  check(options) {
    requireWhole(name, "bins", options.bins, 2, "Use 8.");
    requireOneOf(name, "edges", options.edges, ["sample", "training"]);
  },
  smallest(features, options) {
    const side = columnsFor(features, options);
    return { height: side, width: side };
  },
  async place(training, options, ctx) {
    const features = await featureOrder(name, training, options, ctx);
    const [rows, columns] = [
      equalPieces(features.length, training.height),
      equalPieces(features.length, training.width),
    ];
    const borders = options.edges === "training" ? quantileEdges(valuesOf(training, features), options.bins) : null;
    const drawing: MarkovDrawing = { bins: options.bins, borders, rows, columns };
    return { channels: ["transition"], features, cover: pairCover(name, rows, columns), drawing };
  },
  drawer: (drawing, layout) => markovDrawer(drawing as MarkovDrawing, layout),
});

function valuesOf({ values }: Training, features: Uint32Array): Float32Array {
  const { rows, columns } = values;
  const out = new Float32Array(rows * features.length);
  for (let i = 0, at = 0; i < rows; i++)
    for (const column of features) out[at++] = values.values[i * columns + column]!;
  return out;
}

function markovDrawer({ bins, borders, rows, columns }: MarkovDrawing, { features }: Layout): Drawer {
  const binsOfRow = new Int32Array(features.length);
  return (row, image) => {
    const known = borders || !row.includes(NaN) ? row : row.filter((value) => !Number.isNaN(value));
    if (known.length === 0) return;
    const edges = borders ?? quantileEdges(known, bins);
    row.forEach((value, f) => (binsOfRow[f] = binOf(value, edges)));
    transitionField(binsOfRow, bins, rows, columns, image);
  };
}
