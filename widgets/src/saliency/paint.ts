/** Red, green, blue, 0 … 255. */
type Colour = readonly [number, number, number];

/** Saliency: more is darker on a light ground. On a dark one the same colours run the other way. */
const heat: readonly Colour[] = [
  [254, 237, 200],
  [253, 174, 97],
  [230, 85, 13],
  [142, 21, 16],
  [64, 4, 20],
];
/** Counts, the same way. */
const depth: readonly Colour[] = [
  [236, 243, 250],
  [158, 202, 225],
  [66, 146, 198],
  [8, 81, 156],
  [5, 28, 66],
];

export const ramps = { heat, depth };

/** The ground on which maps are painted: nothing there. */
const paper = (dark: boolean): Colour => (dark ? [24, 26, 30] : [255, 255, 255]);

/** Colour of a value between 0 and 1, for a light or a dark ground. */
export function rampColour(ramp: readonly Colour[], value: number, dark: boolean): Colour {
  const at = Math.min(1, Math.max(0, value)) * (ramp.length - 1);
  const position = dark ? ramp.length - 1 - at : at;
  const below = Math.floor(position);
  return mixed(ramp[below]!, ramp[Math.ceil(position)]!, position - below);
}

/** As a CSS background for the legend. */
export function rampGradient(ramp: readonly Colour[], dark: boolean): string {
  const stops = Array.from({ length: 9 }, (_, i) => `rgb(${rampColour(ramp, i / 8, dark).join(" ")})`);
  return `linear-gradient(to right, ${stops.join(", ")})`;
}

export interface Overlay {
  /** Bytes, one a pixel. */
  readonly grey: Uint8Array | undefined;
  /** 0 and more; `most` has the strongest colour. */
  readonly map: Float32Array;
  readonly most: number;
  readonly opacity: number;
  /** Share of `most` below which nothing is laid over the grey. */
  readonly threshold: number;
  readonly dark: boolean;
}

/** Steps of a map's values that are told apart. */
const levels = 1024;

/** Saliency over a grey picture, as RGBA. */
export function paintOverlay({ grey, map, most, opacity, threshold, dark }: Overlay): Uint8ClampedArray<ArrayBuffer> {
  const colours = Float32Array.from({ length: 3 * (levels + 1) }, (_, i) => {
    return rampColour(ramps.heat, Math.floor(i / 3) / levels, dark)[i % 3]!;
  });
  // The root lifts faint saliency off the grey; the scale of colours itself stays linear.
  const parts = Float32Array.from({ length: levels + 1 }, (_, level) => opacity * Math.sqrt(level / levels));
  const [ground, reach] = dark ? [24, 120 / 255] : [255, -120 / 255];
  const scale = most > 0 ? 1 / most : 0;
  const rgba = new Uint8ClampedArray(4 * map.length).fill(255);
  for (let p = 0; p < map.length; p++) {
    const tone = ground + reach * (grey ? grey[p]! : 0);
    const value = map[p]! * scale;
    const level = value > 0 && value >= threshold ? (levels * (value > 1 ? 1 : value) + 0.5) | 0 : 0;
    const part = parts[level]!;
    for (let c = 0; c < 3; c++) rgba[4 * p + c] = tone + part * (colours[3 * level + c]! - tone);
  }
  return rgba;
}

/** Each pixel in the colour of its class, weaker where the class is weak. */
export function paintClasses(
  { classOf, strength }: { readonly classOf: Int32Array; readonly strength: Float32Array },
  colours: readonly string[],
  dark: boolean,
): Uint8ClampedArray<ArrayBuffer> {
  const rgb = colours.map(rgbOf);
  return painted(classOf.length, (p) => {
    const own = classOf[p]!;
    return own < 0 ? paper(dark) : mixed(paper(dark), rgb[own]!, 0.15 + 0.85 * Math.sqrt(strength[p]!));
  });
}

/** Counts on a logarithmic scale, since a few pixels hold most. */
export function paintCounts(counts: Uint32Array, most: number, dark: boolean): Uint8ClampedArray<ArrayBuffer> {
  const scale = most > 1 ? 1 / Math.log(most) : 0;
  return painted(counts.length, (p) =>
    counts[p] ? rampColour(ramps.depth, Math.log(counts[p]) * scale, dark) : paper(dark),
  );
}

/** Mean over the channels (or one of them), stretched to the whole range of bytes; a flat picture is 0. */
export function greyOf(pixels: Uint8Array, channels: number, channel: number): Uint8Array {
  const size = pixels.length / channels;
  const sums = new Float32Array(size);
  const [first, last] = channel >= 0 && channel < channels ? [channel, channel] : [0, channels - 1];
  let least = Infinity;
  let most = -Infinity;
  for (let p = 0; p < size; p++) {
    let sum = 0;
    for (let c = first; c <= last; c++) sum += pixels[p * channels + c]!;
    sums[p] = sum;
    if (sum < least) least = sum;
    if (sum > most) most = sum;
  }
  const scale = most > least ? 255 / (most - least) : 0;
  const grey = new Uint8Array(size);
  for (let p = 0; p < size; p++) grey[p] = (sums[p]! - least) * scale;
  return grey;
}

function painted(size: number, colourOf: (pixel: number) => Colour): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(4 * size).fill(255);
  for (let p = 0; p < size; p++) {
    const [red, green, blue] = colourOf(p);
    rgba[4 * p] = red;
    rgba[4 * p + 1] = green;
    rgba[4 * p + 2] = blue;
  }
  return rgba;
}

function rgbOf(colour: string): Colour {
  const at = (from: number) => Number.parseInt(colour.slice(from, from + 2), 16) || 0;
  return [at(1), at(3), at(5)];
}

function mixed(below: Colour, above: Colour, part: number): Colour {
  const channel = (c: 0 | 1 | 2) => Math.round(below[c] + part * (above[c] - below[c]));
  return [channel(0), channel(1), channel(2)];
}
