import { expect, test } from "@jest/globals";
import { seededRandom } from "../../src/random.js";
import { allFeatures } from "../../src/trees/feature-share.js";
import { levelSearch } from "../../src/trees/level-search.js";
import { orderedFeatures } from "../../src/trees/ordered-features.js";
import { rowsWith } from "../../src/trees/ordered-rows.js";
import { noNoise, scoreNoise } from "../../src/trees/score-noise.js";
import { matrix } from "../prepare/cohorts.js";

const [samples, features] = [40, 5];
const random = seededRandom(4);
const values = matrix(
  Array.from({ length: samples }, () => Array.from({ length: features }, () => Math.round(3 * random.normal()))),
);
const data = orderedFeatures(values, 100);

/** The best cut by its definition, one cut after another. */
function byTrying(pulls: Float64Array, weights: Float64Array, leafOf: Int32Array, outputs: number, lambda: number) {
  let best = { gain: -Infinity, feature: -1, code: -1 };
  for (let feature = 0; feature < features; feature++)
    for (let code = 0; code < data.counts[feature]! - 1; code++) {
      const sides = new Map<number, { pull: number[]; weight: number }>();
      for (let i = 0; i < samples; i++) {
        const side = 2 * leafOf[i]! + (data.codes[feature * samples + i]! > code ? 1 : 0);
        const own = sides.get(side) ?? { pull: new Array<number>(outputs).fill(0), weight: 0 };
        own.weight += weights[i]!;
        for (let k = 0; k < outputs; k++) own.pull[k]! += pulls[i * outputs + k]!;
        sides.set(side, own);
      }
      let [along, length] = [0, 0];
      for (const { pull, weight } of sides.values())
        for (const p of pull) {
          const says = weight > 0 ? p / (weight + lambda) : 0;
          along += says * p;
          length += says * says * weight;
        }
      const gain = along / Math.sqrt(length);
      if (gain > best.gain) best = { gain, feature, code };
    }
  return best;
}

test.each([
  [1, 3, false],
  [3, 3, false],
  [1, 0, false],
  [3, 0.5, true],
])("%i outputs, lambda %d, some samples left out: %s", (outputs, lambda, some) => {
  const rows = rowsWith(samples, samples * features);
  const search = levelSearch(data, outputs, { depth: 3, lambda }, allFeatures(features), rows);
  for (const leaves of [1, 2, 4]) {
    const leafOf = Int32Array.from({ length: samples }, () => random.integer(leaves));
    const weights = Float64Array.from({ length: samples }, () => (some ? random.integer(3) / 2 : 1));
    const pulls = Float64Array.from({ length: samples * outputs }, (_, at) => random.normal() * weights[Math.floor(at / outputs)]!); // prettier-ignore
    const best = byTrying(pulls, weights, leafOf, outputs, lambda);
    const found = search({ pulls, weights }, leafOf, leaves, noNoise);
    expect(found.gain).toBeCloseTo(best.gain, 9);
    expect([found.feature, found.code]).toEqual([best.feature, best.code]);
  }
});

test("noise chooses other cuts, the same ones again from the same seed", () => {
  const rows = rowsWith(samples, samples * features);
  const search = levelSearch(data, 1, { depth: 1, lambda: 1 }, allFeatures(features), rows);
  const pulls = Float64Array.from({ length: samples }, () => random.normal());
  const given = { pulls, weights: new Float64Array(samples).fill(1) };
  const chosen = (seed: number) => {
    const noiseOf = scoreNoise(seededRandom(seed));
    return Array.from({ length: 20 }, () => search(given, new Int32Array(samples), 1, noiseOf(0.5)).feature);
  };
  expect(new Set(chosen(1)).size).toBeGreaterThan(1);
  expect(chosen(1)).toEqual(chosen(1));
});
