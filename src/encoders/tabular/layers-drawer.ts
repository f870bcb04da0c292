import { type SignalRange, withinRange } from "../signal/signal-range.js";
import type { Drawer } from "../drawing/draw.js";
import type { Layer } from "./layer.js";

/** Draws layers as channels, of values within the range that the training samples span. */
export function layersDrawer(layers: readonly Layer[], range: SignalRange): Drawer {
  const within = withinRange(range);
  return (row, image) => {
    const values = Float64Array.from(row, within);
    layers.forEach((layer, channel) => layer.draw(values, image, channel, layers.length));
  };
}
