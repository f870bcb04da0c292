import { expect, test } from "@jest/globals";
import { attributeMember, predictMember, trainMember } from "../../src/classify/auto-member.js";
import { type Dense, dense } from "../../src/data/dense.js";
import { buildLayout } from "../../src/encoders/layout/layout-table.js";
import { gradient } from "../../src/explain/gradient.js";
import { seededRandom } from "../../src/random.js";
import { describeTensorFlow } from "../engine/engines.js";
import { toyContext } from "../train/toy.js";

const FEATURES = 16;
const layout = buildLayout({
  height: 4,
  width: 4,
  channels: ["grid"],
  features: Array.from({ length: FEATURES }, (_, j) => `g${j}`),
  x: Uint16Array.from({ length: FEATURES }, (_, j) => j % 4),
  y: Uint16Array.from({ length: FEATURES }, (_, j) => Math.floor(j / 4)),
  radius: 0,
});

/** z-scores of two classes in turn: genes 0 to 3 are high in the second. */
function table(rows: number, seed: number): { z: Dense; labels: Int32Array } {
  const random = seededRandom(seed);
  const z = dense(rows, FEATURES);
  for (let at = 0; at < z.values.length; at++) {
    const [row, gene] = [Math.floor(at / FEATURES), at % FEATURES];
    z.values[at] = 0.5 * random.normal() + (gene < 4 ? (row % 2 ? 1 : -1) : 0);
  }
  return { z, labels: Int32Array.from({ length: rows }, (_, row) => row % 2) };
}

describeTensorFlow("a member of the recipe", (engine) => {
  const [train, fresh] = [table(32, 1), table(20, 2)];
  const shared = { classes: ["a", "b"], layouts: [layout] };
  const fit = async (filters: readonly number[], index = 0) => {
    await engine.tf.setBackend(engine.name);
    const training = { ...train, classes: 2, steps: 200, filters, member: index, members: 2 };
    return trainMember(training, layout, 0, toyContext(engine), index);
  };

  test.each([[[4, 8]], [[]]])("with filters %j answers for new samples and finds the genes", async (filters) => {
    const member = await fit(filters);
    const probabilities = await predictMember(member, fresh.z, shared, toyContext(engine));
    const hits = fresh.labels.filter((label, i) => probabilities[2 * i + label]! > 0.5).length;
    expect(hits).toBeGreaterThanOrEqual(18);
    const scores = await attributeMember(member, fresh.z, shared, fresh.labels, gradient, toyContext(engine));
    expect([scores.rows, scores.columns]).toEqual([20, FEATURES]);
    const mean = (from: number, to: number) => {
      const own = scores.values.filter((_, at) => at % FEATURES >= from && at % FEATURES < to);
      return own.reduce((sum, score) => sum + score, 0) / own.length;
    };
    expect(mean(0, 4)).toBeGreaterThan(mean(4, FEATURES));
  });

  test("is the same for the same number, another for another, and leaves no tensors behind", async () => {
    const first = await fit([4]);
    const before = engine.tf.memory().numTensors;
    expect(await fit([4])).toEqual(first);
    expect((await fit([4], 1)).weights).not.toEqual(first.weights);
    expect(engine.tf.memory().numTensors).toBe(before);
  });
});
