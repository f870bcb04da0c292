/**
 * Colours of classes, told apart also with colour-blind eyes: Okabe & Ito 2008, without black and with yellow last, since
 * it is faint on white.
 */
const okabeIto = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#8C6D31", "#F0E442"] as const;

/** Golden angle: each further hue falls into the largest gap between the ones before. */
const goldenAngle = 137.508;

/** Colour of the i-th class, "#RRGGBB". Beyond eight classes colours come closer: read them with the names beside. */
export function classColour(index: number): string {
  return okabeIto[index] ?? hslToHex(index * goldenAngle, 0.55, index % 2 === 0 ? 0.35 : 0.6);
}

/** Red, green, blue, 0 … 255. */
export type Colour = readonly [number, number, number];

/** The channels of "#RRGGBB". */
export function rgbOf(colour: string): Colour {
  const at = (from: number) => Number.parseInt(colour.slice(from, from + 2), 16);
  return [at(1), at(3), at(5)];
}

/** Saliency over grey: cream through orange to a dark red, darker = more; readable in grey print. */
export const heat: readonly Colour[] = [
  [254, 237, 200],
  [253, 174, 97],
  [230, 85, 13],
  [142, 21, 16],
  [64, 4, 20],
];

/** Counts: white through blue to near black. */
export const depth: readonly Colour[] = [
  [236, 243, 250],
  [158, 202, 225],
  [66, 146, 198],
  [8, 81, 156],
  [5, 28, 66],
];

/** Below and above a middle: blue through near white to a dark orange, told apart also with colour-blind eyes. */
export const change: readonly Colour[] = [
  [5, 48, 97],
  [67, 147, 195],
  [247, 247, 247],
  [224, 130, 20],
  [127, 59, 8],
];

/** Colour of a value between 0 and 1 on a ramp, linear between its stops. */
export function rampColour(ramp: readonly Colour[], value: number): Colour {
  const position = Math.min(1, Math.max(0, value)) * (ramp.length - 1);
  const below = Math.floor(position);
  return mixed(ramp[below]!, ramp[Math.ceil(position)]!, position - below);
}

/** One colour laid over another; `part` 0 shows the one below, 1 the one above. */
export function mixed(below: Colour, above: Colour, part: number): Colour {
  const channel = (c: 0 | 1 | 2) => Math.round(below[c] + part * (above[c] - below[c]));
  return [channel(0), channel(1), channel(2)];
}

function hslToHex(hue: number, saturation: number, lightness: number): string {
  const chroma = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number) => {
    const k = (offset + hue / 30) % 12;
    const value = lightness - chroma * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return Math.round(255 * value)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}
