import { ABSENT, type Layout } from "../../data/layout.js";
import { identityOf } from "../../modalities/feature-identity.js";
import type { Drawer } from "./draw.js";
import type { DrawnAssay } from "../encoder.js";

/**
 * The layout of one table, drawn once for each assay: every assay fills channels of its own, in which its features sit
 * where the layout has their names. Features are named with their assay, one assay after another.
 *
 * @param assays names of the features that each has; some of the layout's
 */
export function layoutByAssay(layout: Layout, assays: readonly DrawnAssay[]): Layout {
  const own = layout.channels.length;
  const area = layout.height * layout.width;
  const features = assays.flatMap(({ name, features }) => features.map((feature) => identityOf(name, feature)));
  const channels = assays.flatMap(({ name }) => layout.channels.map((channel) => `${name} ${channel}`));
  const x = new Uint16Array(channels.length * features.length).fill(ABSENT);
  const y = x.slice();
  const start = new Uint32Array(channels.length * area + 1);
  const [feature, weight]: [number[], number[]] = [[], []];
  let first = 0;
  for (const [a, assay] of assays.entries()) {
    const columns = columnsIn(layout, assay);
    columns.forEach((column, f) => {
      if (column < 0) return;
      for (let c = 0; c < own; c++) {
        const at = (a * own + c) * features.length + first + column;
        x[at] = layout.x[c * columns.length + f]!;
        y[at] = layout.y[c * columns.length + f]!;
      }
    });
    for (let pixel = 0; pixel < own * area; pixel++) {
      const from = feature.length;
      let [all, there] = [0, 0];
      for (let k = layout.start[pixel]!; k < layout.start[pixel + 1]!; k++) {
        all += Math.abs(layout.weight[k]!);
        const column = columns[layout.feature[k]!]!;
        if (column < 0) continue;
        there += Math.abs(layout.weight[k]!);
        feature.push(first + column);
        weight.push(layout.weight[k]!);
      }
      // What an assay lacks is left out of its pixels, as a missing value is.
      if (there < all) for (let k = from; k < weight.length; k++) weight[k]! *= all / there;
      start[a * own * area + pixel + 1] = feature.length;
    }
    first += assay.features.length;
  }
  const table = { start, feature: Uint32Array.from(feature), weight: Float32Array.from(weight) };
  return { ...layout, channels, features, x, y, ...table };
}

/** What draws each assay where pixels are no sums; plain data. */
export interface AssaysDrawing {
  /** The encoder's own drawing, of one assay. */
  readonly own: unknown;
  /** The layout of one assay. */
  readonly layout: Layout;
  readonly assays: readonly DrawnAssay[];
}

/** Draws the assays of a row one after another into channels of their own; what an assay lacks is 0. */
export function drawerByAssay(drawing: AssaysDrawing, drawOne: Drawer): Drawer {
  const { layout, assays } = drawing;
  const channels = layout.channels.length;
  const image = new Float32Array(layout.height * layout.width * channels);
  const row = new Float32Array(layout.features.length);
  const columns = assays.map((assay) => columnsIn(layout, assay));
  return (values, out) => {
    let first = 0;
    for (const [a, assay] of assays.entries()) {
      columns[a]!.forEach((column, f) => (row[f] = column < 0 ? 0 : values[first + column]!));
      image.fill(0);
      drawOne(row, image);
      for (let at = 0; at < image.length; at++) {
        const pixel = Math.floor(at / channels);
        out[pixel * channels * assays.length + a * channels + (at % channels)] = image[at]!;
      }
      first += assay.features.length;
    }
  };
}

/** The column of each of the layout's features in an assay; -1 where it lacks it. */
function columnsIn({ features }: Layout, assay: DrawnAssay): Int32Array {
  const columnOf = new Map(assay.features.map((name, column) => [name, column]));
  return Int32Array.from(features, (name) => columnOf.get(name) ?? -1);
}
