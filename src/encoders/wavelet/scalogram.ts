import type { Border } from "../../math/border.js";
import { continuousWavelet, type MotherWavelet, periodOfScale } from "../../math/continuous-wavelet.js";
import type { ImageSize } from "../encoder.js";
import { placeOfColumn } from "../signal/signal-options.js";
import type { SignalPicture } from "./signal-picture.js";

/** Below this height of its bell a wavelet hardly sees a place. */
const seen = 0.5;

/** Rows in `pixels: "auto"` for each doubling of the period. */
const rowsAnOctave = 4;

/** Waves from two places, the shortest there can be, to half of the signal; those of short ones at least to four. */
function periods(places: number, rows: number): Float64Array {
  const longest = Math.max(4, places / 2);
  return Float64Array.from({ length: rows }, (_, y) => 2 * (longest / 2) ** (rows === 1 ? 0 : y / (rows - 1)));
}

/** Rows that `pixels: "auto"` stands for. */
export function scalogramRows(places: number): number {
  return Math.ceil(rowsAnOctave * Math.log2(Math.max(4, places / 2) / 2)) + 1;
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
  const out = { re: new Float64Array(places * height), im: new Float64Array(places * height) };
  const column = placeOfColumn(places, width);
  return {
    draw(signal, image) {
      transform(signal, out);
      for (let y = 0, pixel = 0; y < height; y++)
        for (let x = 0; x < width; x++, pixel++) {
          const at = column[x]! * height + y;
          image[pixel] = Math.sqrt(out.re[at]! ** 2 + out.im[at]! ** 2);
        }
    },
    shares(y, x, each) {
      const reach = Math.floor(scales[y]! * Math.sqrt(-2 * Math.log(seen)));
      const last = Math.min(places - 1, column[x]! + reach);
      for (let place = Math.max(0, column[x]! - reach); place <= last; place++)
        each(place, Math.exp(-(((place - column[x]!) / scales[y]!) ** 2) / 2));
    },
  };
}
