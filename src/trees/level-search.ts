import { eachOwnFeature, type FeatureShare } from "./feature-share.js";
import type { Cut } from "./growth.js";
import { noCut } from "./no-cut.js";
import type { OrderedFeatures } from "./ordered-features.js";
import { type OrderedRows, orderRows } from "./ordered-rows.js";
import type { ScoreNoise } from "./score-noise.js";

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

/** A side that weighs less is empty: what is left is rounding. */
const leastWeight = 1e-9;

/** Keeps the score of no pull at all from being 0 / 0 (as in the reference). */
const leastLength = 1e-100;

/**
 * The best cut of a level by the cosine between the pulls and what the leaves would say, Σ P²/(W + λ) over the root of
 * Σ P² W/(W + λ)², P the pull and W the weight of a leaf. For several outputs P² is a vector's squared length, which is
 * all that is kept of a side. Samples are walked along from a feature's largest value and move to the upper side of
 * their leaf; those of its least value never do, so that zeros cost nothing.
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
  const places = new Int32Array(samples);
  const squares = new Float64Array(samples);
  /** Pull of a sample along the pull of its leaf. */
  const shared = new Float64Array(samples);
  const inverse = (weight: number) => (weight > leastWeight ? 1 / (weight + lambda) : 0);
  const found = { score: 0, noised: 0, code: -1 };

  /** The feature's best cut with noise, where it is above `least`. */
  const walk = (feature: number, { pulls, weights }: Pulls, used: number, noise: ScoreNoise, least: number) => {
    const from = feature * samples;
    leaf.set(used < whole.length ? whole.subarray(0, used) : whole);
    let top = 0;
    let bottom = leastLength;
    for (let at = 0; at < used; at += perLeaf) {
      top += leaf[at + along]!;
      bottom += leaf[at + length]!;
    }
    found.code = -1;
    found.noised = least;
    let floor = least - noise.reach;
    const start = noise.startOf(feature);
    for (let i = from + samples - 1, code = counts[feature]! - 1; code > 0; i--) {
      const row = ordered[i]!;
      const at = places[row]!;
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
      const next = codes[from + ordered[i - 1]!]!;
      if (next === code) continue;
      code = next;
      if (floor > 0 && top * top < floor * floor * bottom) continue; // most cuts are spared the root
      const score = top / Math.sqrt(bottom);
      const noised = score + noise.at(start, code);
      if (noised > found.noised || (noised === found.noised && found.code >= 0)) {
        found.code = code;
        found.score = score;
        found.noised = noised;
        floor = noised - noise.reach;
      }
    }
  };

  return (given, leafOf, leaves, noise) => {
    const { pulls, weights } = given;
    whole.fill(0);
    for (let i = 0; i < samples; i++) {
      const at = (places[i] = leafOf[i]! * perLeaf);
      whole[at + weight]! += weights[i]!;
      for (let k = 0; k < outputs; k++) whole[at + head + k]! += pulls[i * outputs + k]!;
    }
    for (let i = 0; i < samples; i++) {
      squares[i] = shared[i] = 0;
      for (let k = 0; k < outputs; k++) {
        const pull = pulls[i * outputs + k]!;
        squares[i]! += pull * pull;
        shared[i]! += pull * whole[places[i]! + head + k]!;
      }
    }
    const used = leaves * perLeaf;
    for (let at = 0; at < used; at += perLeaf) {
      let square = 0;
      for (let k = at + head; k < at + perLeaf; k++) square += whole[k]! * whole[k]!;
      const own = inverse(whole[at + weight]!);
      whole[at + lowerSquare] = square;
      whole[at + along] = square * own;
      whole[at + length] = square * own * own * whole[at + weight]!;
      whole.fill(0, at + head, at + perLeaf);
    }
    let best = noCut;
    eachOwnFeature(share, features, (feature) => {
      if (counts[feature]! < 2) return;
      walk(feature, given, used, noise, noise.reach > 0 ? -Infinity : best.gain);
      if (found.code < 0) return;
      // As in the reference the noise that chose the cut is drawn anew where features are compared.
      const gain = found.score + noise.at(noise.startOf(feature), counts[feature]!);
      if (gain > best.gain) best = { gain, feature, code: found.code };
    });
    return share.agree(best);
  };
}
