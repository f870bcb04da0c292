import { split } from "./best-cuts.js";
import { allFeatures } from "./feature-share.js";
import type { Cut, GrowthSetting, KeptGrowth } from "./growth.js";
import { levelSearch, type Pulls } from "./level-search.js";
import type { OrderedFeatures } from "./ordered-features.js";
import { rowsWith } from "./ordered-rows.js";
import type { ScoreNoise } from "./score-noise.js";
import { middleOf, type TreeTable } from "./table.js";

/** Grows trees all of whose leaves of a level ask the same, on one table. */
export interface ObliviousTrees {
  /**
   * One tree.
   *
   * @param leafOf gets the leaf of each sample: of its number, the bit of each cut, 1 of the first, is set on the upper side
   * @param noise of the scores of each level
   * @returns its cuts from the root on
   */
  grow(pulls: Pulls, leafOf: Int32Array, noise: () => ScoreNoise): readonly Cut[];
  /** Tells what the leaves of the last tree say, leaves × outputs, where trees are kept. */
  say(values: Float64Array): void;
}

export function obliviousTrees(
  data: OrderedFeatures,
  outputs: number,
  options: { readonly depth: number; readonly lambda: number },
  { share: given, kept, rows }: Omit<GrowthSetting, "kept"> & { readonly kept?: Pick<KeptGrowth, "nodes" | "table"> },
): ObliviousTrees {
  const { features, samples, codes } = data;
  const every = Uint32Array.from({ length: samples }, (_, i) => i);
  const share = given ?? allFeatures(features);
  const bestCut = levelSearch(data, outputs, options, share, rows ?? rowsWith(samples, features * samples));
  let lowest: number[] = [];

  const keep = (cuts: readonly Cut[], leafOf: Int32Array) => {
    const { nodes, table } = kept!;
    const covers = new Float64Array(2 ** cuts.length);
    for (let i = 0; i < samples; i++) covers[leafOf[i]!]!++;
    const coverLevel = () => {
      const span = covers.length / lowest.length;
      lowest.forEach((node, at) => {
        const own = covers.subarray(at * span, (at + 1) * span);
        nodes.cover(
          node,
          own.reduce((sum, weight) => sum + weight, 0),
        );
      });
    };
    lowest = [nodes.root()];
    // As in the reference the last question stands at the root, by which Shapley values weigh what is not known.
    for (const { feature, code } of cuts.toReversed()) {
      coverLevel();
      const threshold = borderOf(table, feature, middleOf(table, feature, every, split(every, codes, feature * samples, code))); // prettier-ignore
      lowest = lowest.flatMap((node) => {
        const left = nodes.split(node, feature, threshold);
        return [left, left + 1];
      });
    }
    coverLevel();
  };

  return {
    grow(pulls, leafOf, noise) {
      leafOf.fill(0);
      const cuts: Cut[] = [];
      while (cuts.length < options.depth) {
        const cut = bestCut(pulls, leafOf, 2 ** cuts.length, noise());
        if (cut.feature < 0) break;
        part(leafOf, cut, 2 ** cuts.length, data);
        cuts.push(cut);
        // A question whose answer the others tell gives its place to the last one, and the tree ends (as in the reference).
        const idle = idleCut(leafOf, cuts.length);
        if (idle < 0) continue;
        const last = cuts.pop()!;
        if (idle < cuts.length) cuts[idle] = last;
        leafOf.fill(0);
        cuts.forEach((left, level) => part(leafOf, left, 2 ** level, data));
        break;
      }
      if (kept) keep(cuts, leafOf);
      return cuts;
    },
    say(values) {
      lowest.forEach((node, leaf) => kept?.nodes.say(node, values.subarray(leaf * outputs, (leaf + 1) * outputs)));
    },
  };
}

/** The reference rounds its borders to float32; so does this where no sample changes sides by it. */
function borderOf({ samples, values }: TreeTable, feature: number, middle: number): number {
  const border = Math.fround(middle);
  const column = values.subarray(feature * samples, (feature + 1) * samples);
  return column.every((value) => value <= border === value <= middle) ? border : middle;
}

function part(leafOf: Int32Array, { feature, code }: Cut, bit: number, { samples, codes }: OrderedFeatures): void {
  const from = feature * samples;
  for (let i = 0; i < samples; i++) if (codes[from + i]! > code) leafOf[i]! += bit;
}

/** The first level that parts the samples of no leaf which the other levels make; -1 = there is none. */
function idleCut(leafOf: Int32Array, levels: number): number {
  const full = new Uint8Array(2 ** levels);
  for (const leaf of leafOf) full[leaf] = 1;
  for (let level = 0; level < levels; level++) {
    const bit = 2 ** level;
    if (!full.some((own, leaf) => (leaf & bit) === 0 && own && full[leaf + bit])) return level;
  }
  return -1;
}
