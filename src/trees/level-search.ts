import { eachOwnFeature, type FeatureShare } from "./feature-share.js";
import type { Cut } from "./growth.js";
import { noCut } from "./no-cut.js";
import type { OrderedFeatures } from "./ordered-features.js";
import { type OrderedRows, orderRows } from "./ordered-rows.js";
import { noNoise, type ScoreNoise } from "./score-noise.js";

/** Where the samples of a tree want to go. */
export interface Pulls {
  /** Negative gradients of the loss times the sample's weight, samples × outputs. */
  readonly pulls: Float64Array;
  /** How much each sample counts in this tree, 0 or more. */
  readonly weights: Float64Array;
}

/** Looks for the cut of a level: the same for all leaves. */
export type LevelSearch = (pulls: Pulls, leafOf: Int32Array, leaves: number, noise: ScoreNoise) => Cut;

/** Numbers of a leaf while a feature is walked along; the pull of its upper side stands behind them. */
const [upperWeight, weight, upperSquare, lowerSquare, along, length, head] = [0, 1, 2, 3, 4, 5, 6] as const;

/** Leaves before a cut: numbers that are in use, and the sums of the score over all of them. */
interface Uncut {
  used: number;
  along: number;
  length: number;
}

/** A side that weighs less is empty: what is left is rounding. */
const leastWeight = 1e-9;

/** Keeps the score of no pull at all from being 0 / 0 (as in the reference). */
const leastLength = 1e-100;

/**
 * The best cut of a level by the cosine between the pulls and what the leaves would say, Σ P²/(W + λ) over the root of
 * Σ P² W/(W + λ)², P the pull and W the weight of a leaf. For several outputs P² is a vector's squared length, which is
 * all that is kept of a side. Samples are walked along from a feature's largest value and move to the upper side of
 * their leaf; those of its least value never do, so that zeros cost nothing, nor does one that is alone in its leaf, on
 * whichever side.
 */
export function levelSearch(
  data: OrderedFeatures,
  outputs: number,
  { depth, lambda }: { readonly depth: number; readonly lambda: number },
  share: FeatureShare,
  ordered: OrderedRows,
): LevelSearch {
  const { features, samples, codes, counts } = data;
  orderRows(data, share, ordered);
  const perLeaf = head + outputs;
  const whole = new Float64Array(2 ** Math.max(0, depth - 1) * perLeaf);
  const leaf = new Float64Array(whole.length);
  /** Where the leaf of each sample stands; -1 = the sample is alone in it. */
  const places = new Int32Array(samples);
  const sizes = new Uint32Array(2 ** Math.max(0, depth - 1));
  const placeOf = new Int32Array(sizes.length);
  const squares = new Float64Array(samples);
  /** Pull of a sample along the pull of its leaf. */
  const shared = new Float64Array(samples);
  const inverse = (weight: number) => (weight > leastWeight ? 1 / (weight + lambda) : 0);
  const found = { score: 0, code: -1 };

  /** The feature's best cut with noise, where it is above `atLeast`. */
  const walk = (feature: number, { pulls, weights }: Pulls, uncut: Uncut, noise: ScoreNoise, atLeast: number) => {
    const from = feature * samples;
    for (let at = 0; at < uncut.used; at++) leaf[at] = whole[at]!;
    let top = uncut.along;
    let bottom = uncut.length;
    let [chosen, chosenScore, most] = [-1, 0, atLeast];
    const start = noise.startOf(feature);
    for (let i = from + samples - 1, code = counts[feature]! - 1; code > 0; i--) {
      const row = ordered[i]!;
      const at = places[row]!;
      const next = codes[from + ordered[i - 1]!]!;
      if (at >= 0) {
        let dot = 0;
        for (let k = at + head, p = row * outputs; k < at + perLeaf; k++, p++) {
          const pull = pulls[p]!;
          dot += leaf[k]! * pull;
          leaf[k]! += pull;
        }
        const upper2 = (leaf[at + upperSquare]! += 2 * dot + squares[row]!);
        const lower2 = (leaf[at + lowerSquare]! += squares[row]! - 2 * (shared[row]! - dot));
        const upperW = (leaf[at + upperWeight]! += weights[row]!);
        const lowerW = leaf[at + weight]! - upperW;
        const upper = upperW > leastWeight ? 1 / (upperW + lambda) : 0;
        const lower = lowerW > leastWeight ? 1 / (lowerW + lambda) : 0;
        const nowAlong = upper2 * upper + lower2 * lower;
        const nowLength = upper2 * upper * upper * upperW + lower2 * lower * lower * lowerW;
        top += nowAlong - leaf[at + along]!;
        bottom += nowLength - leaf[at + length]!;
        leaf[at + along] = nowAlong;
        leaf[at + length] = nowLength;
      }
      if (next === code) continue;
      code = next;
      const more = noise.at(start, code);
      const least = most - more; // compared without the root, which few cuts need
      if (least > 0 && top * top < least * least * bottom) continue;
      const score = top / Math.sqrt(bottom);
      const noised = score + more;
      if (noised > most || (noised === most && chosen >= 0)) {
        chosen = code;
        chosenScore = score;
        most = noised;
      }
    }
    found.code = chosen;
    found.score = chosenScore;
  };

  return (given, leafOf, leaves, noise) => {
    const { pulls, weights } = given;
    sizes.fill(0, 0, leaves);
    for (let i = 0; i < samples; i++) sizes[leafOf[i]!]!++;
    const uncut = { used: 0, along: 0, length: leastLength };
    for (let l = 0; l < leaves; l++) {
      placeOf[l] = sizes[l]! > 1 ? uncut.used : -1;
      if (sizes[l]! > 1) uncut.used += perLeaf;
    }
    whole.fill(0, 0, uncut.used);
    for (let i = 0; i < samples; i++) {
      const at = (places[i] = placeOf[leafOf[i]!]!);
      squares[i] = 0;
      for (let k = 0; k < outputs; k++) squares[i]! += pulls[i * outputs + k]! ** 2;
      if (at < 0) {
        const own = inverse(weights[i]!);
        uncut.along += squares[i]! * own;
        uncut.length += squares[i]! * own * own * weights[i]!;
        continue;
      }
      whole[at + weight]! += weights[i]!;
      for (let k = 0; k < outputs; k++) whole[at + head + k]! += pulls[i * outputs + k]!;
    }
    for (let i = 0; i < samples; i++) {
      shared[i] = 0;
      if (places[i]! >= 0)
        for (let k = 0; k < outputs; k++) shared[i]! += pulls[i * outputs + k]! * whole[places[i]! + head + k]!;
    }
    for (let at = 0; at < uncut.used; at += perLeaf) {
      let square = 0;
      for (let k = at + head; k < at + perLeaf; k++) square += whole[k]! * whole[k]!;
      const own = inverse(whole[at + weight]!);
      whole[at + lowerSquare] = square;
      uncut.along += whole[at + along] = square * own;
      uncut.length += whole[at + length] = square * own * own * whole[at + weight]!;
      whole.fill(0, at + head, at + perLeaf);
    }
    let best = noCut;
    eachOwnFeature(share, features, (feature) => {
      if (counts[feature]! < 2) return;
      walk(feature, given, uncut, noise, noise === noNoise ? best.gain : -Infinity);
      if (found.code < 0) return;
      // As in the reference the noise that chose the cut is drawn anew where features are compared.
      const gain = found.score + noise.at(noise.startOf(feature), counts[feature]!);
      if (gain > best.gain) best = { gain, feature, code: found.code };
    });
    return share.agree(best);
  };
}
