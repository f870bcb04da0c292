import type { Layout } from "../read-layout.js";

/** Scores that speak for the class, those that speak against it, or both by their size. */
export type Evidence = "for" | "against" | "both";

type Places = Pick<Layout, "height" | "width" | "channels" | "start" | "feature">;

/** How much each score counts: 0 and more; what is missing counts nothing. */
export function evidenceOf(scores: Float32Array, evidence: Evidence): Float32Array {
  const sign = evidence === "against" ? -1 : 1;
  const both = evidence === "both";
  return scores.map((score) => {
    const value = both && score < 0 ? -score : sign * score;
    return value > 0 ? value : 0;
  });
}

/**
 * The best gene's evidence on each pixel, height × width.
 *
 * @param channel index; -1 = each gene once, in the channel that `home` names
 */
export function geneMap(values: Float32Array, layout: Places, channel: number, home: Uint8Array): Float32Array {
  const { start, feature, channels } = layout;
  const pixels = layout.height * layout.width;
  const map = new Float32Array(pixels);
  for (let c = 0; c < channels.length; c++) {
    if (channel >= 0 && c !== channel) continue;
    for (let p = 0, entry = c * pixels; p < pixels; p++, entry++)
      for (let k = start[entry]!; k < start[entry + 1]!; k++) {
        const f = feature[k]!;
        if (values[f]! > map[p]! && (channel >= 0 || home[f] === c)) map[p] = values[f]!;
      }
  }
  return map;
}

/**
 * A map smoothed by a Gaussian that is cut at three standard deviations. At the borders only what lies inside counts.
 *
 * @param sigma standard deviation in pixels; 0 leaves the map as it is
 */
export function smoothed(map: Float32Array, height: number, width: number, sigma: number): Float32Array {
  if (sigma <= 0) return map;
  const reach = Math.ceil(3 * sigma);
  const kernel = Float32Array.from({ length: reach + 1 }, (_, d) => Math.exp((-d * d) / (2 * sigma * sigma)));
  return along(along(map, height, width, kernel, "rows"), height, width, kernel, "columns");
}

function along(map: Float32Array, height: number, width: number, kernel: Float32Array, way: "rows" | "columns") {
  const [length, step, lines, next] = way === "rows" ? [width, 1, height, width] : [height, width, width, 1];
  const reach = kernel.length - 1;
  const out = new Float32Array(map.length);
  for (let line = 0; line < lines; line++)
    for (let i = 0; i < length; i++) {
      let sum = 0;
      let weights = 0;
      const last = i + reach < length ? i + reach : length - 1;
      for (let j = i > reach ? i - reach : 0; j <= last; j++) {
        const weight = kernel[j > i ? j - i : i - j]!;
        sum += weight * map[line * next + j * step]!;
        weights += weight;
      }
      out[line * next + i * step] = sum / weights;
    }
  return out;
}

export function largest(map: Float32Array): number {
  let most = 0;
  for (const value of map) if (value > most) most = value;
  return most;
}

/** For each pixel the class whose map is largest there, each scaled to its own maximum; -1 where all are zero. */
export function classMap(maps: readonly Float32Array[]): { classOf: Int32Array; strength: Float32Array } {
  const size = maps[0]?.length ?? 0;
  const classOf = new Int32Array(size).fill(-1);
  const strength = new Float32Array(size);
  for (const [c, map] of maps.entries()) {
    const most = largest(map);
    if (most === 0) continue;
    for (let p = 0; p < size; p++)
      if (map[p]! / most > strength[p]!) {
        strength[p] = map[p]! / most;
        classOf[p] = c;
      }
  }
  return { classOf, strength };
}

/** How many different genes share each pixel of a channel, or of all (-1). */
export function densityMap(layout: Places, channel: number): Uint32Array {
  const { start, feature, channels } = layout;
  const pixels = layout.height * layout.width;
  const counts = new Uint32Array(pixels);
  if (channel >= 0) {
    for (let p = 0; p < pixels; p++) counts[p] = start[channel * pixels + p + 1]! - start[channel * pixels + p]!;
    return counts;
  }
  const seenAt = new Map<number, number>();
  for (let p = 0; p < pixels; p++)
    for (let c = 0; c < channels.length; c++)
      for (let k = start[c * pixels + p]!; k < start[c * pixels + p + 1]!; k++) {
        if (seenAt.get(feature[k]!) === p) continue;
        seenAt.set(feature[k]!, p);
        counts[p]!++;
      }
  return counts;
}
