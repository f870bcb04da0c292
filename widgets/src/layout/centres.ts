import { ABSENT, type Layout } from "../read-layout.js";

/** Pixels, y × width + x, on which the centres of some features lie in a channel; each once. */
export function centresOf({ width, features, x, y }: Layout, channel: number, wanted: readonly number[]): number[] {
  const first = channel * features.length;
  const pixels = new Set<number>();
  for (const f of wanted)
    if (f >= 0 && f < features.length && x[first + f] !== ABSENT) pixels.add(y[first + f]! * width + x[first + f]!);
  return [...pixels];
}

/** Pixels that a feature covers in a channel, found outwards from its centre. */
export function discOf(layout: Layout, channel: number, wanted: number): number[] {
  const { height, width, start, feature } = layout;
  const holds = (p: number) => {
    const entry = channel * height * width + p;
    for (let k = start[entry]!; k < start[entry + 1]!; k++) if (feature[k] === wanted) return true;
    return false;
  };
  const [centre] = centresOf(layout, channel, [wanted]);
  if (centre === undefined) return [];
  const found = new Set([centre]);
  for (const p of found) {
    const x = p % width;
    const around = [x > 0 ? p - 1 : -1, x < width - 1 ? p + 1 : -1, p - width, p + width];
    for (const next of around)
      if (next >= 0 && next < height * width && !found.has(next) && holds(next)) found.add(next);
  }
  return [...found];
}
