import { eachOwnFeature, type FeatureShare } from "./feature-share.js";
import type { Cut, GrowthOptions } from "./growth.js";
import { noCut } from "./no-cut.js";
import type { OrderedFeatures } from "./ordered-features.js";
import { type OrderedRows, orderRows } from "./ordered-rows.js";

/** Samples of a node: where they stand, and the sums of their derivatives. */
export interface NodeSpan {
  readonly from: number;
  readonly to: number;
  readonly gradient: number;
  readonly hessian: number;
}

/** Looks for the best cut of nodes, all threads for the same ones. */
export interface NodeSearch {
  /** A tree begins. @returns the best cut of all samples */
  begin(gradient: Float64Array, hessian: Float64Array, all: NodeSpan): Cut;
  /**
   * Parts a node in two.
   *
   * @param upper 1 for the samples of the upper half, 0 for those of the lower
   * @param halves undefined where nothing is asked about
   * @returns the best cuts of the halves
   */
  part(
    node: Pick<NodeSpan, "from" | "to">,
    upper: Uint8Array,
    lower: NodeSpan | undefined,
    higher: NodeSpan | undefined,
  ): readonly [Cut, Cut];
}

/** The test without a division is this much laxer than the gain itself, so that rounding cannot hide a cut. */
const slack = 1e-12;

/**
 * Every node holds its samples in the order of each feature, so that a cut is sought by adding derivatives up on the way:
 * there is neither a histogram to be filled nor one to be kept, and nodes of tens of samples cost what they hold.
 *
 * @param rows 2 × features × samples
 */
export function nodeSearch(
  data: OrderedFeatures,
  { lambda, minGain, minHessian, minSamples }: GrowthOptions,
  share: FeatureShare,
  rows: OrderedRows,
): NodeSearch {
  const { features, samples, codes, counts } = data;
  const size = features * samples;
  const [ordered, parted] = [rows.subarray(0, size), rows.subarray(size)];
  orderRows(data, share, ordered);
  const spare = rows.slice(0, samples);
  /** Derivatives of the samples for the present tree. */
  let g: Float64Array = new Float64Array(0);
  let h: Float64Array = g;
  let whole = true; // no node of this tree is parted yet
  let bestCode = -1;

  /** Gain of the best cut of a feature's rows, if that is above `least`. */
  const scan = (
    rows: OrderedRows,
    from: number,
    at: number,
    count: number,
    g: Float64Array,
    h: Float64Array,
    G: number,
    H: number,
    least: number,
  ): number => {
    const present = (G * G) / (H + lambda);
    const end = at + count - minSamples;
    let best = least;
    let bar = best + present - slack * Math.abs(best + present);
    let gl = 0;
    let hl = 0;
    let i = at;
    for (const first = Math.min(end, at + minSamples - 1); i < first; i++) {
      const row = rows[i]!;
      gl += g[row]!;
      hl += h[row]!;
    }
    for (; i < end; i++) {
      const row = rows[i]!;
      gl += g[row]!;
      hl += h[row]!;
      const gr = G - gl;
      const hr = H - hl;
      const [left, right] = [hl + lambda, hr + lambda];
      if (gl * gl * right + gr * gr * left <= bar * (left * right)) continue;
      if (codes[from + row] === codes[from + rows[i + 1]!] || hl < minHessian || hr < minHessian) continue;
      const gain = (gl * gl) / left + (gr * gr) / right - present;
      if (gain > best) {
        best = gain;
        bar = best + present - slack * Math.abs(best + present);
        bestCode = codes[from + row]!;
      }
    }
    return best;
  };
  /** The best cut of a node's rows by a feature, where it gains more than the best one yet. */
  const better = (best: Cut, rows: OrderedRows, feature: number, node: NodeSpan): Cut => {
    const base = feature * samples;
    const { from, to, gradient, hessian } = node;
    const gain = scan(rows, base, base + from, to - from, g, h, gradient, hessian, best.gain);
    return gain > best.gain ? { gain, feature, code: bestCode } : best;
  };
  const divide = (source: OrderedRows, from: number, to: number, upper: Uint8Array) => {
    let low = from;
    let high = 0;
    for (let i = from; i < to; i++) {
      const row = source[i]!;
      const up = upper[row]!;
      parted[low] = row;
      spare[high] = row;
      low += 1 - up;
      high += up;
    }
    for (let i = 0; i < high; i++) parted[low + i] = spare[i]!;
  };

  return {
    begin(gradient, hessian, all) {
      g = gradient;
      h = hessian;
      whole = true;
      let best: Cut = { ...noCut, gain: minGain };
      eachOwnFeature(share, features, (feature) => {
        if (counts[feature]! >= 2) best = better(best, ordered, feature, all);
      });
      return share.agree(best);
    },
    part(node, upper, lower, higher) {
      const source = whole ? ordered : parted;
      whole = false;
      let [below, above]: [Cut, Cut] = [
        { ...noCut, gain: minGain },
        { ...noCut, gain: minGain },
      ];
      eachOwnFeature(share, features, (feature) => {
        if (counts[feature]! < 2) return;
        const base = feature * samples;
        divide(source, base + node.from, base + node.to, upper);
        if (lower) below = better(below, parted, feature, lower);
        if (higher) above = better(above, parted, feature, higher);
      });
      return [share.agree(below), share.agree(above)];
    },
  };
}
