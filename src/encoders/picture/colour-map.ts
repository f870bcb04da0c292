/**
 * Colour maps in which equal steps of a value look like equal steps: ten evenly spaced colours of matplotlib's maps
 * (Smith & van der Walt 2015, released as CC0), between which colours are interpolated.
 */
export const colourMaps = {
  /** Dark blue over green to yellow. */
  viridis: "440154 482878 3e4989 31688e 26828e 1f9e89 35b779 6ece58 b5de2b fde725",
  /** Black over purple to cream. */
  magma: "000004 180f3d 440f76 721f81 9e2f7f cd4071 f1605d fd9668 feca8d fcfdbf",
  /** Black to white. */
  grey: "000000 ffffff",
} as const;

export type ColourMapName = keyof typeof colourMaps;

const STEPS = 256;

/** The colours of a map from the lowest to the highest value: 256 × 3 bytes, red, green, blue. */
export function colourTable(name: ColourMapName): Uint8Array {
  const stops = colourMaps[name].split(" ").map((hex) => [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16)));
  return Uint8Array.from({ length: STEPS * 3 }, (_, i) => {
    const position = (Math.floor(i / 3) / (STEPS - 1)) * (stops.length - 1);
    const below = Math.min(Math.floor(position), stops.length - 2);
    const [from, to] = [stops[below]![i % 3]!, stops[below + 1]![i % 3]!];
    return Math.round(from + (to - from) * (position - below));
  });
}
