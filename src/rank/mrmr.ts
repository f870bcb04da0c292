import { pace } from "../embed/pace.js";
import { transpose } from "../data/dense.js";
import { toDense } from "../data/matrix.js";
import { anovaF } from "../math/anova.js";
import { ranker } from "./ranker.js";

/** Least redundancy: two features that do not correlate at all would otherwise make a feature infinitely good. */
const leastRedundancy = 0.001;

/**
 * Minimum redundancy, maximum relevance: feature after feature, the one with the largest F over its mean absolute
 * correlation with those chosen before. The first one chosen scores as many points as features are kept, the next one
 * fewer; what is not chosen gets 0. Time grows with kept × features × samples.
 */
export const mrmr = ranker<object>({
  name: "mrmr",
  source: {
    paper: "Ding & Peng 2005; Zhao, Anand & Wang 2019 (quotient of F and correlation)",
    doi: "10.1142/S0219720005001004",
    reference: "mrmr-selection 0.2.8, mrmr_classif",
  },
  defaults: {},
  supervised: true,
  leastMembers: 1,
  missing: "refused",
  async rank({ values, classes, classNames, wanted }, _options, ctx) {
    const relevance = anovaF(values, classes, classNames.length);
    const { units, length } = unitFeatures(transpose(toDense(values)));
    const count = values.columns;
    const left = Uint8Array.from(relevance, (f) => (f > 0 ? 1 : 0));
    const redundancy = new Float64Array(count);
    const scores = new Float64Array(count);
    const steps = Math.min(wanted, count);
    const breathe = pace(ctx, "mrmr", steps);
    for (let chosen = 0; chosen < steps; chosen++) {
      const best = nextOf(relevance, redundancy, left, chosen);
      if (best < 0) break;
      left[best] = 0;
      scores[best] = steps - chosen;
      const own = units.subarray(best * length, (best + 1) * length);
      for (let j = 0; j < count; j++) {
        if (left[j] === 0) continue;
        let product = 0;
        for (let i = 0, at = j * length; i < length; i++, at++) product += own[i]! * units[at]!;
        redundancy[j]! += Math.max(leastRedundancy, Math.abs(product));
      }
      await breathe(chosen + 1);
    }
    return scores;
  },
});

function nextOf(relevance: Float64Array, redundancy: Float64Array, left: Uint8Array, chosen: number): number {
  let [best, most] = [-1, -1];
  for (let j = 0; j < left.length; j++) {
    if (left[j] === 0) continue;
    const score = chosen === 0 ? relevance[j]! : relevance[j]! / (redundancy[j]! / chosen);
    if (score > most) [best, most] = [j, score];
  }
  return best;
}

/** Features moved to mean 0 and length 1, so that their product is their correlation; constant ones become zeros. */
function unitFeatures({ rows, columns, values }: ReturnType<typeof transpose>): {
  units: Float64Array;
  length: number;
} {
  const units = Float64Array.from(values);
  for (let j = 0; j < rows; j++) {
    const own = units.subarray(j * columns, (j + 1) * columns);
    let mean = 0;
    for (const value of own) mean += value / columns;
    let squares = 0;
    for (let i = 0; i < columns; i++) squares += (own[i]! -= mean) ** 2;
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let i = 0; i < columns; i++) own[i]! *= scale;
  }
  return { units, length: columns };
}
