import { split } from "./best-cuts.js";
import { allFeatures } from "./feature-share.js";
import type { Cut, GradientTrees, GrowthOptions, GrowthSetting } from "./growth.js";
import { noCut } from "./no-cut.js";
import { type NodeSpan, nodeSearch } from "./node-search.js";
import type { OrderedFeatures } from "./ordered-features.js";
import { rowsWith } from "./ordered-rows.js";
import { middleOf } from "./table.js";

interface Leaf {
  readonly from: number;
  readonly to: number;
  readonly depth: number;
  readonly cut: Cut;
  readonly node: number;
}

/**
 * Trees on sums of first and second derivatives along each feature, whose leaf that gains most is split next.
 *
 * The gain of a split is GL²/(HL + λ) + GR²/(HR + λ) - G²/(H + λ) (Chen & Guestrin 2016, without its factor ½). No
 * histogram is made: with more features than samples, hundreds of bins a node and feature would hold a sample or none.
 */
export function bestFirstTrees(
  data: OrderedFeatures,
  options: GrowthOptions,
  { share: given, kept, rows: room }: GrowthSetting,
): GradientTrees {
  const { features, samples, codes } = data;
  const rows = new Uint32Array(samples);
  const upper = new Uint8Array(samples);
  const every = Uint32Array.from(rows.keys());
  const share = given ?? allFeatures(features);
  const search = nodeSearch(data, options, share, room ?? rowsWith(samples, 2 * features * samples));
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
      const spanOf = (from: number, to: number, node: number): NodeSpan => {
        const own = rows.subarray(from, to);
        const span = { from, to, gradient: sumOf(gradient, own), hessian: sumOf(hessian, own) };
        kept?.nodes.cover(node, kept.covers === "samples" ? to - from : span.hessian);
        return span;
      };
      /** Whether a node could be split at all. */
      const opens = ({ from, to, hessian }: NodeSpan, depth: number) =>
        depth < options.depth && to - from >= Math.max(2, 2 * options.minSamples) && hessian >= 2 * options.minHessian;

      const root = kept?.nodes.root() ?? 0;
      const all = spanOf(0, samples, root);
      const cut = opens(all, 0) ? search.begin(gradient, hessian, all) : noCut;
      leaves = [{ from: 0, to: samples, depth: 0, node: root, cut }];
      while (leaves.length < options.leaves) {
        let next = 0;
        for (let l = 1; l < leaves.length; l++) if (leaves[l]!.cut.gain > leaves[next]!.cut.gain) next = l;
        const { from, to, depth, cut, node } = leaves[next]!;
        if (!(cut.gain > options.minGain)) break;
        importance[cut.feature]! += cut.gain;
        const own = rows.subarray(from, to);
        const lower = split(own, codes, cut.feature * samples, cut.code);
        const left = kept?.nodes.split(node, cut.feature, middle(cut, own, lower)) ?? 0;
        const halves = [spanOf(from, from + lower, left), spanOf(from + lower, to, left + 1)] as const;
        const last = leaves.length + 1 >= options.leaves;
        const [low, high] = halves.map((half) => (!last && opens(half, depth + 1) ? half : undefined));
        let cuts: readonly [Cut, Cut] = [noCut, noCut];
        if (low || high) {
          for (let i = 0; i < own.length; i++) upper[own[i]!] = i < lower ? 0 : 1;
          cuts = search.part({ from, to }, upper, low, high);
        }
        leaves[next] = { from, to: from + lower, depth: depth + 1, node: left, cut: cuts[0] };
        leaves.push({ from: from + lower, to, depth: depth + 1, node: left + 1, cut: cuts[1] });
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
