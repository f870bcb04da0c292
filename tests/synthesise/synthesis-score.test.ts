import { expect, test } from "@jest/globals";
import { dense } from "../../src/data/dense.js";
import { openEngine } from "../../src/engine/open.js";
import { seededRandom } from "../../src/random.js";
import { balancedAccuracy, synthesisScore } from "../../src/synthesise/synthesis-score.js";

test("balanced accuracy counts every class alike, and only those that occur", () => {
  const probabilities = Float32Array.of(0.9, 0.1, 0, 0.8, 0.2, 0, 0.7, 0.3, 0, 0.6, 0.4, 0);
  expect(balancedAccuracy(probabilities, Int32Array.of(0, 0, 0, 1), 3)).toBe(0.5);
});

test("good synthetic rows teach what real ones teach, rows of the wrong classes do not", async () => {
  const ctx = { engine: await openEngine(), random: seededRandom(1), progress: () => undefined };
  const rows = (seed: number, sign: number) => {
    const random = seededRandom(seed);
    const labels = Int32Array.from({ length: 40 }, (_, i) => i % 2);
    const values = Float32Array.from({ length: 80 }, (_, at) => random.normal() + (at % 2 === 0 ? 4 * sign * (2 * labels[at >> 1]! - 1) : 0)); // prettier-ignore
    return { x: dense(40, 2, values), labels };
  };
  expect(await synthesisScore(rows(1, 1), rows(2, 1), rows(3, 1), 2, ctx)).toEqual({ synthetic: 1, real: 1, samples: 40 }); // prettier-ignore
  expect((await synthesisScore(rows(1, -1), rows(2, 1), rows(3, 1), 2, ctx)).synthetic).toBe(0);
});
