import { expect, test } from "@jest/globals";
import { seededRandom } from "../../src/random.js";
import { boostOblivious, type ObliviousOptions } from "../../src/trees/oblivious-boosting.js";
import { orderedFeatures } from "../../src/trees/ordered-features.js";
import { sharesOf } from "../../src/trees/settled-gains.js";
import { three, treeReference, two } from "./reference.js";

const options: ObliviousOptions = { rounds: 5, learningRate: 0.1, depth: 3, lambda: 3, leafSteps: 1, bins: 64, randomStrength: 1, bootstrap: "bayesian" }; // prettier-ignore
const data = orderedFeatures(three.x, options.bins);

async function changes(own: Partial<ObliviousOptions> = {}, seed = 1, enough?: () => boolean) {
  let trees = 0;
  const breathe = () => Promise.resolve(void trees++);
  const setting = enough ? { breathe, enough } : { breathe };
  const found = await boostOblivious(data, three.labels, 3, { ...options, ...own }, seededRandom(seed), setting);
  return { found, trees };
}

test("one tree a round, until it is enough", async () => {
  expect((await changes()).trees).toBe(5);
  let rounds = 0;
  expect((await changes({}, 1, () => ++rounds === 2)).trees).toBe(2);
});

test("chance comes from the seed alone, and only where it is asked for", async () => {
  expect((await changes()).found).toEqual((await changes()).found);
  for (const own of [{ bootstrap: "none" }, { randomStrength: 0 }] as const)
    expect((await changes(own, 2)).found).not.toEqual((await changes(own)).found);
  const calm = { bootstrap: "none", randomStrength: 0 } as const;
  expect((await changes(calm, 2)).found).toEqual((await changes(calm)).found);
});

test("features that were planted change most", async () => {
  const { found } = await changes({ rounds: 30 });
  const order = [...found.keys()].sort((a, b) => found[b]! - found[a]!);
  expect(new Set(order.slice(0, 3))).toEqual(new Set([2, 5, 7]));
});

test.each([
  ["three", three, 1],
  ["two", two, 10],
] as const)(
  "%s classes: without chance the change that features bring is the library's",
  async (name, train, leafSteps) => {
    const calm: ObliviousOptions = { rounds: 25, learningRate: 0.1, depth: 6, lambda: 3, leafSteps, bins: 255, randomStrength: 0, bootstrap: "none" }; // prettier-ignore
    const breathe = () => Promise.resolve();
    const data = orderedFeatures(train.x, calm.bins);
    const shares = sharesOf(
      await boostOblivious(data, train.labels, train.classes, calm, seededRandom(1), { breathe }),
    );
    const { changes } = treeReference.catboost[name] as unknown as { changes: number[] };
    shares.forEach((share, j) => expect(Math.abs(share - changes[j]!)).toBeLessThan(1e-6));
  },
);
