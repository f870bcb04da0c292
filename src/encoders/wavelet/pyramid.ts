import type { Border } from "../../math/border.js";
import { daubechiesFilters, mostLevels, type WaveletFilters, waveletPyramid } from "../../math/dwt.js";
import type { ImageSize } from "../encoder.js";
import type { SignalPicture } from "./signal-picture.js";

/** What counts less than this share of the place that counts most in a coefficient is not named. */
const named = 0.25;

/** Levels of the pyramid: as many as asked for (0: as the filter allows), at least 1, at most one less than the rows. */
export function pyramidLevels(places: number, moments: number, levels: number, rows = Infinity): number {
  return Math.max(1, Math.min(levels || mostLevels(places, daubechiesFilters(moments)), rows - 1));
}

/**
 * Coefficients of a discrete wavelet transform, with their signs: a band of rows for each level, details from fine (top) to
 * coarse, what is left below them; in each column the coefficient whose filter is centred there.
 */
export function pyramid(
  places: number,
  { height, width }: ImageSize,
  moments: number,
  levels: number,
  border: Border,
): SignalPicture {
  const filters = daubechiesFilters(moments);
  const bands = (signal: Float64Array) => waveletPyramid(signal, filters, border, levels).reverse();
  const bandOf = Uint32Array.from({ length: height }, (_, y) => Math.floor((y * (levels + 1)) / height));
  let response: Float64Array[] | undefined;
  const columns = coefficientOfColumn(places, width, filters, border, levels);
  return {
    draw(signal, image) {
      const parts = bands(signal);
      for (let y = 0, pixel = 0; y < height; y++) {
        const band = bandOf[y]!;
        for (let x = 0; x < width; x++, pixel++) image[pixel] = parts[band]![columns[band]![x]!]!;
      }
    },
    shares: (y, x, each) => {
      response ??= responses(places, bands);
      const weights = response[bandOf[y]!]!;
      const coefficient = columns[bandOf[y]!]![x]! * places;
      let most = 0;
      for (let place = 0; place < places; place++) most = Math.max(most, weights[coefficient + place]!);
      for (let place = 0; place < places; place++)
        if (weights[coefficient + place]! > named * most) each(place, weights[coefficient + place]!);
    },
  };
}

/** For each band, finest first, the coefficient that stands over each column. */
function coefficientOfColumn(
  places: number,
  width: number,
  { low }: WaveletFilters,
  border: Border,
  levels: number,
): Int32Array[] {
  // Coefficient o is made of places from 2o - taps + 1 + shift to 2o + shift; see `dwt`.
  const shift = border === "periodization" ? low.length / 2 : 1;
  const centre = shift - (low.length - 1) / 2;
  let [length, place] = [places, Float64Array.from({ length: width }, (_, x) => ((x + 0.5) * places) / width - 0.5)];
  const each = Array.from({ length: levels }, () => {
    length = border === "periodization" ? Math.ceil(length / 2) : Math.floor((length + low.length - 1) / 2);
    place = place.map((at) => (at - centre) / 2);
    return Int32Array.from(place, (at) => Math.min(length - 1, Math.max(0, Math.round(at))));
  });
  return [...each, each.at(-1)!];
}

/** What each place counts in each coefficient of each band, coefficients × places: found by signals of a single 1. */
function responses(places: number, bands: (signal: Float64Array) => Float64Array[]): Float64Array[] {
  const out = bands(new Float64Array(places)).map(({ length }) => new Float64Array(length * places));
  for (let place = 0; place < places; place++) {
    const impulse = new Float64Array(places);
    impulse[place] = 1;
    bands(impulse).forEach((part, band) =>
      part.forEach((value, k) => (out[band]![k * places + place] = Math.abs(value))),
    );
  }
  return out;
}
