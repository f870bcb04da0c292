import type { Border } from "../../math/border.js";
import { continuousWavelet, type MotherWavelet, periodOfScale } from "../../math/continuous-wavelet.js";
import type { ImageSize } from "../encoder.js";
import { placeOfColumn } from "../signal/signal-options.js";
import type { SignalPicture } from "./signal-picture.js";

/** Below this height of its bell a wavelet hardly sees a place. */
const seen = 0.5;

/** Scales for each doubling of the period: more are hardly told apart, since wavelets of neighbouring scales overlap. */
const voices = 10;

/** Rows in `pixels: "auto"` for each doubling. */
const rowsAnOctave = 4;

const longestPeriod = (places: number) => Math.max(4, places / 2);

/** Doublings between the shortest and the longest period. */
const octaves = (places: number) => Math.log2(longestPeriod(places) / 2);

/** Waves from two places, the shortest there can be, to half of the signal; those of short ones at least to four. */
function periods(places: number, rows: number): Float64Array {
  const count = Math.min(rows, Math.ceil(voices * octaves(places)) + 1);
  const ratio = (longestPeriod(places) / 2) ** (1 / Math.max(1, count - 1));
  return Float64Array.from({ length: count }, (_, k) => 2 * ratio ** k);
}

/** Rows that `pixels: "auto"` stands for. */
export function scalogramRows(places: number): number {
  return Math.ceil(rowsAnOctave * octaves(places)) + 1;
}

/** Magnitudes of a continuous wavelet transform: places from left to right, waves from short (top) to long. */
export function scalogram(
  places: number,
  { height, width }: ImageSize,
  wavelet: MotherWavelet,
  border: Border,
): SignalPicture {
  const scales = periods(places, height).map((period) => period / periodOfScale[wavelet]);
  const { transform } = continuousWavelet(places, scales, wavelet, border);
  const count = scales.length;
  const out = { re: new Float64Array(places * count), im: new Float64Array(places * count) };
  const column = placeOfColumn(places, width);
  const scaleOf = placeOfColumn(count, height);
  return {
    draw(signal, image) {
      transform(signal, out);
      for (let y = 0, pixel = 0; y < height; y++)
        for (let x = 0; x < width; x++, pixel++) {
          const at = column[x]! * count + scaleOf[y]!;
          image[pixel] = Math.sqrt(out.re[at]! ** 2 + out.im[at]! ** 2);
        }
    },
    shares(y, x, each) {
      const scale = scales[scaleOf[y]!]!;
      const reach = Math.floor(scale * Math.sqrt(-2 * Math.log(seen)));
      const last = Math.min(places - 1, column[x]! + reach);
      for (let place = Math.max(0, column[x]! - reach); place <= last; place++)
        each(place, Math.exp(-(((place - column[x]!) / scale) ** 2) / 2));
    },
  };
}
