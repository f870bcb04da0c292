import type { OrderedFeatures } from "./ordered-features.js";
import { split } from "./gini-tree.js";

/** How a tree of second-order boosting grows. */
export interface GrowthOptions {
  /** "best": the leaf that gains most is split next; "oblivious": all leaves of a level by one and the same split. */
  readonly growth: "best" | "oblivious";
  /** Most splits between root and leaf. */
  readonly depth: number;
  /** Most leaves; Infinity with a depth makes the tree grow level by level. */
  readonly leaves: number;
  /** Added to the second derivatives of a leaf, 0 or more. */
  readonly lambda: number;
  /** A split gains more than this. */
  readonly minGain: number;
  /** Least sum of second derivatives in a leaf. */
  readonly minHessian: number;
  /** Least samples in a leaf. */
  readonly minSamples: number;
}

/** Grows trees on one table; its arrays serve for all of them. */
export interface GradientTrees {
  /**
   * One tree for these derivatives of the loss.
   *
   * @param leafOf gets the leaf of each sample
   * @param importance gets the gains of the splits added, feature by feature
   * @returns number of leaves
   */
  grow(gradient: Float64Array, hessian: Float64Array, leafOf: Int32Array, importance: Float64Array): number;
}

interface Cut {
  readonly gain: number;
  readonly feature: number;
  readonly code: number;
}

interface Node {
  readonly from: number;
  readonly to: number;
  readonly depth: number;
  readonly cut: Cut;
}

const noCut: Cut = { gain: -Infinity, feature: -1, code: -1 };

/**
 * The kernel of all boosters: trees on histograms of first and second derivatives. Only what the importance of features
 * needs is kept: gains, and the leaf of each sample.
 *
 * The gain of a split is GL²/(HL + λ) + GR²/(HR + λ) - G²/(H + λ) (Chen & Guestrin 2016, without its factor ½).
 */
export function gradientTrees(data: OrderedFeatures, options: GrowthOptions): GradientTrees {
  return options.growth === "oblivious" ? obliviousTrees(data, options) : bestFirstTrees(data, options);
}

function bestFirstTrees(data: OrderedFeatures, options: GrowthOptions): GradientTrees {
  const { features, samples, codes, counts } = data;
  const { lambda, minHessian, minSamples } = options;
  const widest = counts.reduce((most, n) => Math.max(most, n), 1);
  /** First derivatives, second derivatives and count of each code, one after another. */
  const histogram = new Float64Array(3 * widest);
  const rows = new Uint32Array(samples);
  const keys = new Uint32Array(samples);

  const bestCut = (own: Uint32Array, gradient: Float64Array, hessian: Float64Array): Cut => {
    const size = own.length;
    if (size < 2 * minSamples || size < 2) return noCut;
    let [G, H] = [0, 0];
    for (const row of own) {
      G += gradient[row]!;
      H += hessian[row]!;
    }
    if (H < 2 * minHessian) return noCut;
    const present = (G * G) / (H + lambda);
    let best = noCut;
    for (let feature = 0; feature < features; feature++) {
      const from = feature * samples;
      const width = counts[feature]!;
      let [gl, hl, nl] = [0, 0, 0];
      const look = (code: number) => {
        if (nl < minSamples || size - nl < minSamples || hl < minHessian || H - hl < minHessian || nl === size) return;
        const gain = (gl * gl) / (hl + lambda) + ((G - gl) * (G - gl)) / (H - hl + lambda) - present;
        if (gain > best.gain) best = { gain, feature, code };
      };
      if (size < 65_536 && size * 8 < width) {
        // Far fewer samples than codes: sorted, the histogram need not be read.
        const sorted = keys.subarray(0, size);
        for (let i = 0; i < size; i++) sorted[i] = codes[from + own[i]!]! * 65_536 + i;
        sorted.sort();
        for (let i = 0; i < size; i++) {
          const row = own[sorted[i]! & 65_535]!;
          gl += gradient[row]!;
          hl += hessian[row]!;
          nl++;
          const code = sorted[i]! >>> 16;
          if (i + 1 === size || sorted[i + 1]! >>> 16 !== code) look(code);
        }
      } else {
        histogram.fill(0, 0, 3 * width);
        for (let i = 0; i < size; i++) {
          const row = own[i]!;
          const at = 3 * codes[from + row]!;
          histogram[at]! += gradient[row]!;
          histogram[at + 1]! += hessian[row]!;
          histogram[at + 2]!++;
        }
        for (let code = 0, at = 0; code < width; code++, at += 3) {
          if (histogram[at + 2] === 0) continue;
          gl += histogram[at]!;
          hl += histogram[at + 1]!;
          nl += histogram[at + 2]!;
          look(code);
        }
      }
    }
    return best;
  };

  return {
    grow(gradient, hessian, leafOf, importance) {
      for (let i = 0; i < samples; i++) rows[i] = i;
      const nodeOf = (from: number, to: number, depth: number): Node => {
        const cut = depth < options.depth ? bestCut(rows.subarray(from, to), gradient, hessian) : noCut;
        return { from, to, depth, cut };
      };
      const leaves = [nodeOf(0, samples, 0)];
      while (leaves.length < options.leaves) {
        let next = 0;
        for (let l = 1; l < leaves.length; l++) if (leaves[l]!.cut.gain > leaves[next]!.cut.gain) next = l;
        const { from, to, depth, cut } = leaves[next]!;
        if (!(cut.gain > options.minGain)) break;
        importance[cut.feature]! += cut.gain;
        const middle = from + split(rows.subarray(from, to), codes, cut.feature * samples, cut.code);
        leaves[next] = nodeOf(from, middle, depth + 1);
        leaves.push(nodeOf(middle, to, depth + 1));
      }
      leaves.forEach(({ from, to }, leaf) => {
        for (let i = from; i < to; i++) leafOf[rows[i]!] = leaf;
      });
      return leaves.length;
    },
  };
}

function obliviousTrees(data: OrderedFeatures, options: GrowthOptions): GradientTrees {
  const { features, samples, codes, counts } = data;
  const { lambda } = options;
  const most = 2 ** Math.max(0, options.depth - 1); // leaves before the last level
  const widest = counts.reduce((most, n) => Math.max(most, n), 1);
  const [g, h] = [new Float64Array(most * widest), new Float64Array(most * widest)];
  const perLeaf = () => new Float64Array(most);
  const [G, H, gl, hl, whole, now] = [perLeaf(), perLeaf(), perLeaf(), perLeaf(), perLeaf(), perLeaf()];
  const worth = (sum: number, curvature: number) => (curvature + lambda > 0 ? (sum * sum) / (curvature + lambda) : 0);

  const bestCut = (gradient: Float64Array, hessian: Float64Array, leafOf: Int32Array, leaves: number): Cut => {
    G.fill(0);
    H.fill(0);
    for (let i = 0; i < samples; i++) {
      G[leafOf[i]!]! += gradient[i]!;
      H[leafOf[i]!]! += hessian[i]!;
    }
    let present = 0;
    for (let l = 0; l < leaves; l++) present += whole[l] = worth(G[l]!, H[l]!);
    let best = noCut;
    for (let feature = 0; feature < features; feature++) {
      const from = feature * samples;
      const width = counts[feature]!;
      if (width < 2) continue;
      g.fill(0, 0, width * leaves);
      h.fill(0, 0, width * leaves);
      for (let i = 0; i < samples; i++) {
        const at = codes[from + i]! * leaves + leafOf[i]!;
        g[at]! += gradient[i]!;
        h[at]! += hessian[i]!;
      }
      gl.fill(0);
      hl.fill(0);
      now.set(whole);
      let sum = present;
      for (let code = 0; code + 1 < width; code++) {
        for (let l = 0, at = code * leaves; l < leaves; l++, at++) {
          if (h[at] === 0) continue; // no sample, so nothing changes
          gl[l]! += g[at]!;
          hl[l]! += h[at]!;
          const parted = worth(gl[l]!, hl[l]!) + worth(G[l]! - gl[l]!, H[l]! - hl[l]!);
          sum += parted - now[l]!;
          now[l] = parted;
        }
        if (sum - present > best.gain) best = { gain: sum - present, feature, code };
      }
    }
    return best;
  };

  return {
    grow(gradient, hessian, leafOf, importance) {
      leafOf.fill(0);
      let leaves = 1;
      for (let level = 0; level < options.depth; level++) {
        const { gain, feature, code } = bestCut(gradient, hessian, leafOf, leaves);
        if (!(gain > options.minGain)) break;
        importance[feature]! += gain;
        for (let i = 0; i < samples; i++) leafOf[i] = 2 * leafOf[i]! + (codes[feature * samples + i]! > code ? 1 : 0);
        leaves *= 2;
      }
      return leaves;
    },
  };
}
