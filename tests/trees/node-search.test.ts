import { expect, test } from "@jest/globals";
import { seededRandom } from "../../src/random.js";
import { allFeatures } from "../../src/trees/feature-share.js";
import type { Cut } from "../../src/trees/growth.js";
import { nodeSearch } from "../../src/trees/node-search.js";
import { orderedFeatures } from "../../src/trees/ordered-features.js";
import { rowsWith } from "../../src/trees/ordered-rows.js";
import { matrix } from "../prepare/cohorts.js";

const [samples, features] = [90, 7];
const random = seededRandom(4);
/** Half of the features have few values. */
const values = matrix(
  Array.from({ length: samples }, () =>
    Array.from({ length: features }, (_, j) => (j % 2 ? random.integer(6) : random.normal())),
  ),
);
const data = orderedFeatures(values, 20);
const gradient = Float64Array.from({ length: samples }, () => random.normal());
const hessian = Float64Array.from({ length: samples }, () => 0.1 + random.next());
const sumOf = (own: readonly number[], of: Float64Array) => own.reduce((sum, row) => sum + of[row]!, 0);

type Limits = readonly [lambda: number, minHessian: number, minSamples: number];

/** Gain of a cut, 0 where it is not allowed. */
function gainOf(
  own: readonly number[],
  feature: number,
  code: number,
  [lambda, minHessian, minSamples]: Limits,
): number {
  const worth = (rows: readonly number[]) => sumOf(rows, gradient) ** 2 / (sumOf(rows, hessian) + lambda);
  const isLow = (row: number) => data.codes[feature * samples + row]! <= code;
  const sides = [own.filter(isLow), own.filter((row) => !isLow(row))];
  if (sides.some((side) => side.length < minSamples || sumOf(side, hessian) < minHessian)) return 0;
  return worth(sides[0]!) + worth(sides[1]!) - worth(own);
}

/** By trying every code of every feature. */
function bestOf(own: readonly number[], limits: Limits): number {
  let best = 0;
  for (let feature = 0; feature < features; feature++)
    for (let code = 0; code + 1 < data.counts[feature]!; code++)
      best = Math.max(best, gainOf(own, feature, code, limits));
  return best;
}

test.each([
  [0, 0, 1],
  [1, 0, 1],
  [1, 4, 1],
  [0, 0, 9],
])(
  "lambda %d, least hessian %d, least samples %d: cuts of a node and of its halves are the best of all",
  (...limits) => {
    const [lambda, minHessian, minSamples] = limits;
    const options = { depth: 9, leaves: 9, lambda, minHessian, minSamples, minGain: 0 } as const;
    const rows = rowsWith(samples, 2 * features * samples);
    const search = nodeSearch(data, options, allFeatures(features), rows);
    const spanOf = (own: readonly number[], from: number) => ({
      from,
      to: from + own.length,
      gradient: sumOf(own, gradient),
      hessian: sumOf(own, hessian),
    });
    const same = ({ gain, feature, code }: Cut, own: readonly number[]) => {
      expect(gain).toBeCloseTo(bestOf(own, limits), 9);
      expect(gainOf(own, feature, code, limits)).toBeCloseTo(gain, 9);
    };
    const all = Array.from({ length: samples }, (_, i) => i);
    for (let tree = 0; tree < 2; tree++) {
      same(search.begin(gradient, hessian, spanOf(all, 0)), all);
      let [node, from] = [all, 0];
      for (const feature of [0, 3, 2]) {
        const middle = data.counts[feature]! >> 1;
        const upper = Uint8Array.from(all, (row) => (data.codes[feature * samples + row]! > middle ? 1 : 0));
        const low = node.filter((row) => upper[row] === 0);
        const high = node.filter((row) => upper[row] === 1);
        const [below, above] = [spanOf(low, from), spanOf(high, from + low.length)];
        const cuts = search.part({ from, to: from + node.length }, upper, below, feature === 2 ? undefined : above);
        same(cuts[0], low);
        if (feature === 2) expect(cuts[1].feature).toBe(-1);
        else same(cuts[1], high);
        [node, from] = [high, from + low.length];
      }
    }
  },
);
