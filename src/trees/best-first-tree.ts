import { split } from "./best-cuts.js";
import { allFeatures, type FeatureShare } from "./feature-share.js";
import type { Cut, GradientTrees, GrowthOptions, GrowthSetting } from "./growth.js";
import { noCut } from "./no-cut.js";
import { type OrderedFeatures, widestOf } from "./ordered-features.js";
import { middleOf } from "./table.js";

interface Leaf {
  readonly from: number;
  readonly to: number;
  readonly depth: number;
  readonly cut: Cut;
  readonly node: number;
}

/** Trees whose leaf that gains most is split next. */
export function bestFirstTrees(
  data: OrderedFeatures,
  options: GrowthOptions,
  { share: given, kept }: GrowthSetting,
): GradientTrees {
  const { features, samples, codes } = data;
  const rows = new Uint32Array(samples);
  const every = Uint32Array.from(rows.keys());
  const share = given ?? allFeatures(features);
  const bestCut = bestCutOf(data, options, share);
  let leaves: Leaf[] = [];

  const middle = ({ feature }: Cut, own: Uint32Array, lower: number) => {
    if (kept!.between === "node") return middleOf(kept!.table, feature, own, lower);
    const from = feature * samples;
    let least = Infinity;
    for (let i = lower; i < own.length; i++) least = Math.min(least, codes[from + own[i]!]!);
    return middleOf(kept!.table, feature, every, split(every, codes, from, least - 1));
  };

  return {
    grow(gradient, hessian, leafOf, importance) {
      for (let i = 0; i < samples; i++) rows[i] = i;
      const leafAt = (from: number, to: number, depth: number, node: number): Leaf => {
        const own = rows.subarray(from, to);
        kept?.nodes.cover(node, kept.covers === "samples" ? to - from : sumOf(hessian, own));
        const found = depth < options.depth ? bestCut(own, gradient, hessian) : noCut;
        return { from, to, depth, node, cut: share.agree(found) };
      };
      leaves = [leafAt(0, samples, 0, kept?.nodes.root() ?? 0)];
      while (leaves.length < options.leaves) {
        let next = 0;
        for (let l = 1; l < leaves.length; l++) if (leaves[l]!.cut.gain > leaves[next]!.cut.gain) next = l;
        const { from, to, depth, cut, node } = leaves[next]!;
        if (!(cut.gain > options.minGain)) break;
        importance[cut.feature]! += cut.gain;
        const own = rows.subarray(from, to);
        const lower = split(own, codes, cut.feature * samples, cut.code);
        const left = kept?.nodes.split(node, cut.feature, middle(cut, own, lower)) ?? 0;
        leaves[next] = leafAt(from, from + lower, depth + 1, left);
        leaves.push(leafAt(from + lower, to, depth + 1, left + 1));
      }
      leaves.forEach(({ from, to }, leaf) => {
        for (let i = from; i < to; i++) leafOf[rows[i]!] = leaf;
      });
      return leaves.length;
    },
    say(values) {
      leaves.forEach(({ node }, leaf) => kept?.nodes.say(node, [values[leaf]!]));
    },
  };
}

function sumOf(values: Float64Array, rows: Uint32Array): number {
  let sum = 0;
  for (const row of rows) sum += values[row]!;
  return sum;
}

/**
 * Looks for the best cut of a node. Derivatives are added up by code, and codes are walked in order by a map of bits, so
 * that empty codes cost nothing: most are empty where a node has tens of samples.
 */
function bestCutOf(
  data: OrderedFeatures,
  { lambda, minHessian, minSamples }: GrowthOptions,
  share: FeatureShare,
): (own: Uint32Array, gradient: Float64Array, hessian: Float64Array) => Cut {
  const { features, samples, codes, counts } = data;
  const widest = widestOf(data);
  const bits = new Int32Array((widest + 31) >>> 5);
  /** First derivatives, second derivatives and count of each code; 0 between two features. */
  const [g, h, n] = [new Float64Array(widest), new Float64Array(widest), new Int32Array(widest)];
  /** Derivatives of the node's samples. */
  const [ownG, ownH] = [new Float64Array(samples), new Float64Array(samples)];
  let bestCode = -1;

  const addUp = (own: Uint32Array, from: number) => {
    const size = own.length;
    for (let i = 0; i < size; i++) {
      const code = codes[from + own[i]!]!;
      bits[code >>> 5]! |= 1 << (code & 31);
      g[code]! += ownG[i]!;
      h[code]! += ownH[i]!;
      n[code]!++;
    }
  };
  /** Gain of a feature's best cut, if that is above `least`. */
  const walk = (words: number, size: number, G: number, H: number, present: number, least: number): number => {
    let best = least;
    let gl = 0;
    let hl = 0;
    let nl = 0;
    for (let word = 0; word < words; word++) {
      let set = bits[word]!;
      bits[word] = 0;
      while (set !== 0) {
        const code = (word << 5) + 31 - Math.clz32(set & -set);
        set &= set - 1;
        gl += g[code]!;
        hl += h[code]!;
        nl += n[code]!;
        g[code] = h[code] = n[code] = 0;
        const nr = size - nl;
        const hr = H - hl;
        if (nl < minSamples || nr < minSamples || hl < minHessian || hr < minHessian || nr === 0) continue;
        const gr = G - gl;
        const gain = (gl * gl) / (hl + lambda) + (gr * gr) / (hr + lambda) - present;
        if (gain > best) {
          best = gain;
          bestCode = code;
        }
      }
    }
    return best;
  };

  return (own, gradient, hessian) => {
    const size = own.length;
    if (size < 2 * minSamples || size < 2) return noCut;
    let [G, H] = [0, 0];
    for (let i = 0; i < size; i++) {
      G += ownG[i] = gradient[own[i]!]!;
      H += ownH[i] = hessian[own[i]!]!;
    }
    if (H < 2 * minHessian) return noCut;
    const present = (G * G) / (H + lambda);
    let best = noCut;
    for (let first = share.take(); first >= 0; first = share.take())
      for (let feature = first; feature < Math.min(first + share.size, features); feature++) {
        if (counts[feature]! < 2) continue;
        addUp(own, feature * samples);
        const gain = walk((counts[feature]! + 31) >>> 5, size, G, H, present, best.gain);
        if (gain > best.gain) best = { gain, feature, code: bestCode };
      }
    return best;
  };
}
