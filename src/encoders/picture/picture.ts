import { type Images, imageOf } from "../../data/images.js";
import type { Numbers } from "../../math/statistics.js";
import { type ColourMapName, colourTable } from "./colour-map.js";

/** Values drawn darkest and brightest; values beyond are drawn like these. */
export type Contrast = readonly [darkest: number, brightest: number];

export interface PictureOptions {
  /**
   * One channel, drawn through the colour map, or up to three, drawn as red, green and blue; indices from 0.
   * Default: all of up to three channels, else the first.
   */
  readonly channels?: readonly number[];
  /** The same for each channel drawn; fix it to compare images. Default: smallest to largest value of each channel. */
  readonly contrast?: Contrast;
  /** For a single channel. Default "viridis". */
  readonly colourMap?: ColourMapName;
}

/**
 * One image as a picture.
 *
 * @returns red, green, blue and opacity of each pixel, row after row
 */
export function imageToRgba(images: Images, index: number, options: PictureOptions = {}): Uint8Array {
  const { width, height, channels: depth } = images;
  const channels = options.channels ?? (depth <= 3 ? Array.from({ length: depth }, (_, c) => c) : [0]);
  if (channels.length < 1 || channels.length > 3 || channels.some((c) => !Number.isInteger(c) || c < 0 || c >= depth))
    throw new RangeError(`Channels [${channels.join(", ")}] cannot be drawn: give one to three of 0 … ${depth - 1}`);
  const image = imageOf(images, index);
  const plane = (channel: number) =>
    Float32Array.from({ length: width * height }, (_, p) => image[p * depth + channel]!);
  if (channels.length === 1) return mapToRgba(plane(channels[0]!), width, height, options.colourMap, options.contrast);

  const rgba = new Uint8Array(4 * width * height);
  for (let p = 0; p < width * height; p++) rgba[4 * p + 3] = 255;
  channels.forEach((channel, colour) => {
    const values = plane(channel);
    const brightness = brightnessOf(options.contrast ?? contrastOf(values));
    values.forEach((value, p) => (rgba[4 * p + colour] = brightness(value)));
  });
  return rgba;
}

/**
 * A map of numbers as a picture, through a colour map. Missing values (NaN) are transparent.
 *
 * @param values row after row; length width × height
 */
export function mapToRgba(
  values: Numbers,
  width: number,
  height: number,
  colourMap: ColourMapName = "viridis",
  contrast: Contrast = contrastOf(values),
): Uint8Array {
  if (values.length !== width * height)
    throw new RangeError(`A ${width} × ${height} map needs ${width * height} values, got ${values.length}`);
  const colours = colourTable(colourMap);
  const brightness = brightnessOf(contrast);
  const rgba = new Uint8Array(4 * width * height);
  for (let p = 0; p < values.length; p++) {
    if (Number.isNaN(values[p])) continue;
    const step = 3 * brightness(values[p]!);
    rgba.set(colours.subarray(step, step + 3), 4 * p);
    rgba[4 * p + 3] = 255;
  }
  return rgba;
}

/** Smallest and largest value; missing and infinite values do not count. */
export function contrastOf(values: Numbers): Contrast {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : [0, 1];
}

/** 0 … 255; everything is dark where darkest and brightest are equal. */
function brightnessOf([darkest, brightest]: Contrast): (value: number) => number {
  const scale = brightest > darkest ? 255 / (brightest - darkest) : 0;
  return (value) => {
    const level = Math.round((value - darkest) * scale);
    return level > 0 ? Math.min(level, 255) : 0;
  };
}
