import type { Layout } from "../data/layout.js";
import { equalPieces, fillGaps, piecewiseMean } from "../math/piecewise-mean.js";
import { windowFourier } from "../math/window-fourier.js";
import { requireNumber } from "../prepare/require.js";
import type { Drawer } from "./drawing/draw.js";
import type { ImageSize } from "./encoder.js";
import { featureOrder } from "./order/feature-order.js";
import { orderedEncoder } from "./ordered-encoder.js";
import { type Shares, signalCover } from "./signal/signal-cover.js";
import { checkSignal, columnsFor, placeOfColumn, signalDefaults, type SignalOptions } from "./signal/signal-options.js";

export interface FourierWindowOptions extends SignalOptions {
  /** Length of the window in places of the signal: 8, 12, 16, 24, 32 … (a power of two, or three times one). Default 32. */
  readonly window: number;
}

/** Plain data. */
interface FourierWindowDrawing extends Pick<FourierWindowOptions, "window" | "border"> {
  readonly features: number;
}

const name = "fourierWindow";

/** As `fourier` can transform. */
const windows = [8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512];

/**
 * Short-time Fourier transform of the features in a stated order: from left to right where on the signal a window (Hann's)
 * lies, from top to bottom how often its values go up and down, from not at all to every other place; a pixel is the
 * magnitude of that wave. Where windows would not overlap by half, consecutive features are averaged before. Missing
 * features are bridged by a straight line.
 *
 * A pixel names the features of the middle half of its window, where the bell is at least half as high as in its middle, and
 * these alone stand for it where saliency is led back to genes; those nearer to the window's ends count less, but count.
 */
export const fourierWindow = orderedEncoder<FourierWindowOptions>({
  name,
  source: { paper: "Gabor 1946; Allen & Rabiner 1977", doi: "10.1109/PROC.1977.10770" },
  defaults: { ...signalDefaults, window: 32 },
  check(options) {
    checkSignal(name, options);
    const expected = `one of ${windows.join(", ")} is expected`;
    requireNumber(name, "window", options.window, (value) => windows.includes(value), expected, "Use 32.");
  },
  smallest: (features, options) => ({ height: options.window / 2 + 1, width: columnsFor(features, options) }),
  async place(training, options, ctx) {
    const features = await featureOrder(name, training, options, ctx);
    const { window, border } = options;
    const drawing: FourierWindowDrawing = { features: features.length, window, border };
    const places = placesOf(drawing, training);
    const starts = startsOf(drawing, training);
    const shares: Shares = (_, x, each) => {
      // Where Hann's bell is at least half as high as in its middle; beyond the ends there is no feature.
      const first = Math.max(0, starts[x]! + window / 4);
      const last = Math.min(places.from.length, starts[x]! + (3 * window) / 4);
      for (let place = first; place < last; place++)
        each(place, Math.sin((Math.PI * (place - starts[x]! + 0.5)) / window) ** 2);
    };
    const cover = await signalCover(name, places, training, shares, ctx);
    return { channels: ["magnitude"], features, cover, drawing };
  },
  drawer: (drawing, layout) => fourierDrawer(drawing as FourierWindowDrawing, layout),
});

/** Places of the signal: at most as many as make windows of neighbouring columns overlap by half. */
function placesOf({ features, window }: FourierWindowDrawing, { width }: ImageSize) {
  return equalPieces(features, Math.min(features, (width * window) / 2));
}

/** First place of the window of each column; the columns share the signal equally. */
function startsOf(drawing: FourierWindowDrawing, size: ImageSize): Int32Array {
  const places = placesOf(drawing, size).from.length;
  return Int32Array.from({ length: size.width }, (_, x) =>
    Math.floor(((x + 0.5) * places) / size.width - drawing.window / 2 + 0.5),
  );
}

function fourierDrawer(drawing: FourierWindowDrawing, size: Layout): Drawer {
  const { height, width } = size;
  const places = placesOf(drawing, size);
  const signal = new Float64Array(places.from.length);
  const { waves, magnitudes } = windowFourier(signal.length, startsOf(drawing, size), drawing.window, drawing.border);
  const out = new Float64Array(waves * width);
  const wave = placeOfColumn(waves, height);
  return (row, image) => {
    piecewiseMean(row, places, signal);
    fillGaps(signal);
    magnitudes(signal, out);
    for (let y = 0; y < height; y++) image.set(out.subarray(wave[y]! * width, (wave[y]! + 1) * width), y * width);
  };
}
