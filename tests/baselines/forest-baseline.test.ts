import { expect, test } from "@jest/globals";
import { dense } from "../../src/data/dense.js";
import { forestBaseline } from "../../src/baselines/forest-baseline.js";
import { firstOf, fresh, three } from "../trees/reference.js";
import { saidBy, treeContext } from "./trees.js";

const forest = forestBaseline("forest", { paper: "Nobody 2000" }, { bootstrap: true, cuts: "best" });

test("same seed, same forest; scores add up to what the sample has above the average", async () => {
  const one = await saidBy(forest, { trees: 20 });
  expect((await saidBy(forest, { trees: 20 })).said).toEqual(one.said);
  expect((await saidBy(forest, { trees: 20 }, three, 2)).said).not.toEqual(one.said);
  const x = firstOf(fresh.x, 5);
  const sums = await Promise.all(
    [0, 1, 2].map(async (target) => {
      const { values } = await one.explain(x, new Int32Array(5).fill(target));
      return Array.from({ length: 5 }, (_, i) => values.slice(10 * i, 10 * i + 10).reduce((sum, v) => sum + v, 0));
    }),
  );
  const gap = (i: number, target: number) => one.said[3 * i + target]! - sums[target]![i]!;
  for (let i = 1; i < 5; i++) for (const target of [0, 1, 2]) expect(gap(i, target)).toBeCloseTo(gap(0, target), 5);
});

test("a class of one sample is learnt", async () => {
  const x = dense(4, 1, Float32Array.of(1, 2, 3, 9));
  const train = { x, labels: Int32Array.of(0, 0, 0, 1), classes: 2 };
  const state = await forest.fit(train, { ...forest.defaults, trees: 50 }, treeContext());
  const said = await forest.predict(x, state, forest.defaults, treeContext());
  expect(said[7]).toBeGreaterThan(0.5);
});

test("options out of range are refused, and a stop is heard", async () => {
  expect(() => forest.check?.({ ...forest.defaults, trees: 0 })).toThrow(/forest: Option "trees"/);
  const fit = forest.fit(three, forest.defaults, treeContext(1, AbortSignal.abort()));
  await expect(fit).rejects.toMatchObject({ tag: "Aborted" });
});
