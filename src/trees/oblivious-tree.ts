import { split } from "./best-cuts.js";
import { allFeatures, eachOwnFeature, type FeatureShare } from "./feature-share.js";
import type { Cut, GradientTrees, GrowthOptions, GrowthSetting } from "./growth.js";
import { noCut } from "./no-cut.js";
import type { OrderedFeatures } from "./ordered-features.js";
import { type OrderedRows, orderRows, rowsNeeded, rowsWith } from "./ordered-rows.js";
import { middleOf } from "./table.js";

/** Trees all of whose leaves of a level ask the same. */
export function obliviousTrees(
  data: OrderedFeatures,
  options: GrowthOptions,
  { share: given, kept, rows }: GrowthSetting,
): GradientTrees {
  const { features, samples, codes } = data;
  const every = Uint32Array.from({ length: samples }, (_, i) => i);
  const share = given ?? allFeatures(features);
  const bestCut = bestCutOf(data, options, share, rows ?? rowsWith(samples, rowsNeeded(options, features, samples)));
  let lowest: number[] = [];

  return {
    grow(gradient, hessian, leafOf, importance) {
      leafOf.fill(0);
      let leaves = 1;
      const cuts: Cut[] = [];
      for (let level = 0; level < options.depth; level++) {
        const found = bestCut(gradient, hessian, leafOf, leaves);
        const cut = share.agree(found);
        if (cut.feature < 0) break;
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

/** A smaller gain, as a share of what the leaves are worth uncut, is rounding. */
const leastShare = 1e-13;

/** Numbers of a leaf while a feature is walked along: a line of the cache. */
const perLeaf = 8;
const [lowerG, lowerH, allG, allH, worthNow, worthWhole] = [0, 1, 2, 3, 4, 5] as const;

/**
 * Looks for the best cut of a level. The samples are walked along in the order of each feature; each moves from the upper
 * to the lower side of its leaf.
 */
function bestCutOf(
  data: OrderedFeatures,
  { lambda, depth, minGain }: GrowthOptions,
  share: FeatureShare,
  ordered: OrderedRows,
): (gradient: Float64Array, hessian: Float64Array, leafOf: Int32Array, leaves: number) => Cut {
  const { features, samples, codes, counts } = data;
  orderRows(data, share, ordered);
  const most = 2 ** Math.max(0, depth - 1); // leaves before the last level
  /** Of each leaf: derivatives of its lower side and of all its samples, lambda added once a side; what its sides are worth. */
  const sums = new Float64Array(most * perLeaf);
  const places = new Int32Array(samples);
  const worth = (sum: number, curvature: number) => (curvature > 0 ? (sum * sum) / curvature : 0);
  let bestCode = -1;

  /** Gain of a feature's best cut, if that is above `least`. */
  const walk = (from: number, g: Float64Array, h: Float64Array, leaves: number, least: number) => {
    for (let at = 0; at < leaves * perLeaf; at += perLeaf) {
      sums[at + lowerG] = 0;
      sums[at + lowerH] = lambda;
      sums[at + worthNow] = sums[at + worthWhole]!;
    }
    let best = least;
    let gain = 0;
    for (let i = from; i < from + samples - 1; i++) {
      const row = ordered[i]!;
      const at = places[row]!;
      const gl = (sums[at + lowerG]! += g[row]!);
      const hl = (sums[at + lowerH]! += h[row]!);
      const gr = sums[at + allG]! - gl;
      const hr = sums[at + allH]! - hl;
      const bends = hl * hr;
      const parted = bends > 0 ? (gl * gl * hr + gr * gr * hl) / bends : worth(gl, hl) + worth(gr, hr);
      gain += parted - sums[at + worthNow]!;
      sums[at + worthNow] = parted;
      if (gain > best && codes[from + row] !== codes[from + ordered[i + 1]!]) {
        best = gain;
        bestCode = codes[from + row]!;
      }
    }
    return best;
  };

  return (gradient, hessian, leafOf, leaves) => {
    sums.fill(0);
    for (let i = 0; i < samples; i++) {
      const at = (places[i] = leafOf[i]! * perLeaf);
      sums[at + allG]! += gradient[i]!;
      sums[at + allH]! += hessian[i]!;
    }
    let present = 0;
    for (let at = 0; at < leaves * perLeaf; at += perLeaf) {
      present += sums[at + worthWhole] = worth(sums[at + allG]!, sums[at + allH]! + lambda);
      sums[at + allH]! += 2 * lambda;
    }
    let best: Cut = { ...noCut, gain: Math.max(minGain, leastShare * present) };
    eachOwnFeature(share, features, (feature) => {
      if (counts[feature]! < 2) return;
      const gain = walk(feature * samples, gradient, hessian, leaves, best.gain);
      if (gain > best.gain) best = { gain, feature, code: bestCode };
    });
    return best;
  };
}
