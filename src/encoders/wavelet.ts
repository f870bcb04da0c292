import { type MotherWavelet, motherWavelets } from "../math/continuous-wavelet.js";
import { equalPieces, fillGaps, piecewiseMean } from "../math/piecewise-mean.js";
import { requireOneOf, requireWhole } from "../prepare/require.js";
import type { Drawer } from "./drawing/draw.js";
import type { ImageSize } from "./encoder.js";
import { featureOrder } from "./order/feature-order.js";
import { orderedEncoder } from "./ordered-encoder.js";
import { signalCover } from "./signal/signal-cover.js";
import { checkSignal, columnsFor, signalDefaults, type SignalOptions } from "./signal/signal-options.js";
import { pyramid, pyramidLevels } from "./wavelet/pyramid.js";
import { scalogram, scalogramRows } from "./wavelet/scalogram.js";
import type { SignalPicture } from "./wavelet/signal-picture.js";

const waveletNames = ["morlet", "ricker", "db1", "db2", "db3", "db4", "db5", "db6", "db7", "db8"] as const;

export interface WaveletOptions extends SignalOptions {
  /**
   * "morlet", "ricker": a scalogram, the magnitude of the continuous transform, a row for each length of wave from 2 places
   * (top) to half of the signal. "db1" … "db8": the pyramid of the discrete transform by Daubechies's wavelet with so many vanishing
   * moments (db1 is Haar's), coefficients with their signs. Default "morlet".
   */
  readonly wavelet: (typeof waveletNames)[number];
  /** Levels of the discrete transform; 0: as many as the signal is long enough for. Default 0. */
  readonly levels: number;
}

/** Plain data. */
interface WaveletDrawing extends Pick<WaveletOptions, "wavelet" | "levels" | "border"> {
  readonly features: number;
}

const name = "wavelet";

/**
 * Wavelet transform of the features in a stated order, as a picture of where (from left to right) and how widely (from
 * top to bottom) neighbours deviate together. Where there are more features than columns, consecutive ones are averaged before. Missing
 * features are bridged by a straight line.
 *
 * A pixel names the features that count most in it, and these alone stand for it where saliency is led back to genes: those of
 * places under at least half the height of the wavelet's bell ("morlet", "ricker"), or with more than a quarter of the
 * largest share in the coefficient ("db1" …). Features further off count a little as well.
 */
export const wavelet = orderedEncoder<WaveletOptions>({
  name,
  source: { paper: "Mallat 1989; Daubechies 1988; Torrence & Compo 1998", reference: "pywt 1.9.0, wavedec and cwt" },
  defaults: { ...signalDefaults, wavelet: "morlet", levels: 0 },
  check(options) {
    checkSignal(name, options);
    requireOneOf(name, "wavelet", options.wavelet, waveletNames);
    requireWhole(name, "levels", options.levels, 0, "Use 3, or 0 for as many as there can be.");
  },
  smallest(features, options) {
    const width = columnsFor(features, options);
    const moments = momentsOf(options.wavelet);
    const height = moments ? pyramidLevels(width, moments, options.levels) + 1 : scalogramRows(width);
    return { height, width };
  },
  async place(training, options, ctx) {
    const features = await featureOrder(name, training, options, ctx);
    const { wavelet: by, levels, border } = options;
    const drawing: WaveletDrawing = { features: features.length, wavelet: by, levels, border };
    const { shares } = pictureOf(drawing, training);
    const cover = await signalCover(name, placesOf(drawing, training), training, shares, ctx);
    return { channels: [by], features, cover, drawing };
  },
  drawer: (drawing, layout) => waveletDrawer(drawing as WaveletDrawing, layout),
});

/** Vanishing moments of a discrete wavelet; undefined for a continuous one. */
function momentsOf(by: WaveletOptions["wavelet"]): number | undefined {
  return by in motherWavelets ? undefined : Number(by.slice(2));
}

function placesOf({ features }: WaveletDrawing, { width }: ImageSize) {
  return equalPieces(features, Math.min(features, width));
}

function pictureOf({ features, wavelet: by, levels, border }: WaveletDrawing, size: ImageSize): SignalPicture {
  const places = Math.min(features, size.width);
  const moments = momentsOf(by);
  return moments
    ? pyramid(places, size, moments, pyramidLevels(places, moments, levels, size.height), border)
    : scalogram(places, size, by as MotherWavelet, border);
}

function waveletDrawer(drawing: WaveletDrawing, size: ImageSize): Drawer {
  const places = placesOf(drawing, size);
  const { draw } = pictureOf(drawing, size);
  const signal = new Float64Array(places.from.length);
  return (row, image) => {
    piecewiseMean(row, places, signal);
    fillGaps(signal);
    draw(signal, image);
  };
}
