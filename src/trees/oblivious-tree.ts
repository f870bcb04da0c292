import { split } from "./best-cuts.js";
import { allFeatures, type FeatureShare } from "./feature-share.js";
import type { Cut, GradientTrees, GrowthOptions, GrowthSetting } from "./growth.js";
import { noCut } from "./no-cut.js";
import { type OrderedFeatures, widestOf } from "./ordered-features.js";
import { middleOf } from "./table.js";

/** Trees all of whose leaves of a level ask the same. */
export function obliviousTrees(
  data: OrderedFeatures,
  options: GrowthOptions,
  { share: given, kept }: GrowthSetting,
): GradientTrees {
  const { features, samples, codes } = data;
  const every = Uint32Array.from({ length: samples }, (_, i) => i);
  const share = given ?? allFeatures(features);
  const bestCut = bestCutOf(data, options, share);
  let lowest: number[] = [];

  return {
    grow(gradient, hessian, leafOf, importance) {
      leafOf.fill(0);
      let leaves = 1;
      const cuts: Cut[] = [];
      for (let level = 0; level < options.depth; level++) {
        const found = bestCut(gradient, hessian, leafOf, leaves);
        const cut = share.agree(found);
        if (!(cut.gain > options.minGain)) break;
        importance[cut.feature]! += cut.gain;
        cuts.push(cut);
        const from = cut.feature * samples;
        for (let i = 0; i < samples; i++) leafOf[i] = 2 * leafOf[i]! + (codes[from + i]! > cut.code ? 1 : 0);
        leaves *= 2;
      }
      if (!kept) return leaves;
      const covers = new Float64Array(leaves);
      for (let i = 0; i < samples; i++) covers[leafOf[i]!]! += kept.covers === "samples" ? 1 : hessian[i]!;
      lowest = [kept.nodes.root()];
      for (const [level, { feature, code }] of cuts.entries()) {
        const threshold = middleOf(kept.table, feature, every, split(every, codes, feature * samples, code));
        coverLevel(lowest, covers, kept.nodes.cover.bind(kept.nodes), leaves >> level);
        lowest = lowest.flatMap((node) => {
          const left = kept.nodes.split(node, feature, threshold);
          return [left, left + 1];
        });
      }
      coverLevel(lowest, covers, kept.nodes.cover.bind(kept.nodes), 1);
      return leaves;
    },
    say(values) {
      lowest.forEach((node, leaf) => kept?.nodes.say(node, [values[leaf]!]));
    },
  };
}

/** Each node of a level covers so many leaves. */
function coverLevel(
  level: readonly number[],
  covers: Float64Array,
  cover: (node: number, weight: number) => void,
  span: number,
): void {
  level.forEach((node, at) =>
    cover(
      node,
      covers.subarray(at * span, (at + 1) * span).reduce((sum, weight) => sum + weight, 0),
    ),
  );
}

/** Looks for the best cut of a level. Cells of code and leaf are walked in order by a map of bits: most are empty. */
function bestCutOf(
  data: OrderedFeatures,
  { lambda, depth }: GrowthOptions,
  share: FeatureShare,
): (gradient: Float64Array, hessian: Float64Array, leafOf: Int32Array, leaves: number) => Cut {
  const { features, samples, codes, counts } = data;
  const most = 2 ** Math.max(0, depth - 1); // leaves before the last level
  const cells = most * widestOf(data);
  const bits = new Int32Array((cells + 31) >>> 5);
  /** Derivatives of each cell; 0 between two features. */
  const [g, h] = [new Float64Array(cells), new Float64Array(cells)];
  const perLeaf = () => new Float64Array(most);
  const [G, H, gl, hl, whole, now] = [perLeaf(), perLeaf(), perLeaf(), perLeaf(), perLeaf(), perLeaf()];
  const worth = (sum: number, curvature: number) => (curvature + lambda > 0 ? (sum * sum) / (curvature + lambda) : 0);
  let bestCode = -1;

  const addUp = (from: number, shift: number, gradient: Float64Array, hessian: Float64Array, leafOf: Int32Array) => {
    for (let i = 0; i < samples; i++) {
      const cell = (codes[from + i]! << shift) + leafOf[i]!;
      bits[cell >>> 5]! |= 1 << (cell & 31);
      g[cell]! += gradient[i]!;
      h[cell]! += hessian[i]!;
    }
  };
  /** Gain of a feature's best cut, if that is above `least`. */
  const walk = (words: number, shift: number, leaves: number, present: number, least: number): number => {
    for (let l = 0; l < leaves; l++) {
      gl[l] = hl[l] = 0;
      now[l] = whole[l]!;
    }
    let best = least;
    let sum = present;
    let last = -1;
    for (let word = 0; word < words; word++) {
      let set = bits[word]!;
      bits[word] = 0;
      while (set !== 0) {
        const cell = (word << 5) + 31 - Math.clz32(set & -set);
        set &= set - 1;
        const code = cell >> shift;
        if (code !== last) {
          if (last >= 0 && sum - present > best) {
            best = sum - present;
            bestCode = last;
          }
          last = code;
        }
        const l = cell - (code << shift);
        const left = (gl[l]! += g[cell]!);
        const curvature = (hl[l]! += h[cell]!);
        g[cell] = h[cell] = 0;
        const parted = worth(left, curvature) + worth(G[l]! - left, H[l]! - curvature);
        sum += parted - now[l]!;
        now[l] = parted;
      }
    }
    return best;
  };

  return (gradient, hessian, leafOf, leaves) => {
    const shift = Math.log2(leaves);
    G.fill(0);
    H.fill(0);
    for (let i = 0; i < samples; i++) {
      G[leafOf[i]!]! += gradient[i]!;
      H[leafOf[i]!]! += hessian[i]!;
    }
    let present = 0;
    for (let l = 0; l < leaves; l++) present += whole[l] = worth(G[l]!, H[l]!);
    let best = noCut;
    for (let first = share.take(); first >= 0; first = share.take())
      for (let feature = first; feature < Math.min(first + share.size, features); feature++) {
        const width = counts[feature]!;
        if (width < 2) continue;
        addUp(feature * samples, shift, gradient, hessian, leafOf);
        const gain = walk(((width << shift) + 31) >>> 5, shift, leaves, present, best.gain);
        if (gain > best.gain) best = { gain, feature, code: bestCode };
      }
    return best;
  };
}
