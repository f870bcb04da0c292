import { expect, test } from "@jest/globals";
import { lightgbm } from "../../src/baselines/lightgbm.js";
import { xgboost } from "../../src/baselines/xgboost.js";
import { dense } from "../../src/data/dense.js";
import { fresh, three, two } from "../trees/reference.js";
import { saidBy, treeContext } from "./trees.js";

const few = { rounds: 10 };

test("with two classes what speaks for one speaks against the other", async () => {
  const { explain } = await saidBy(xgboost, few, two);
  const [against, speaking] = [0, 1].map((target) => new Int32Array(fresh.x.rows).fill(target));
  const { values } = await explain(fresh.x, speaking!);
  expect((await explain(fresh.x, against!)).values).toEqual(values.map((value) => -value));
});

test("a class of one sample is learnt", async () => {
  const x = dense(6, 1, Float32Array.of(1, 2, 3, 4, 5, 9));
  const options = { ...lightgbm.defaults, minBin: 1, rounds: 30 };
  const state = await lightgbm.fit({ x, labels: Int32Array.of(0, 0, 0, 0, 0, 1), classes: 2 }, options, treeContext());
  expect((await lightgbm.predict(x, state, options, treeContext()))[11]).toBeGreaterThan(0.5);
});

test("a stop is heard", async () => {
  const fit = xgboost.fit(three, xgboost.defaults, treeContext(1, AbortSignal.abort()));
  await expect(fit).rejects.toMatchObject({ tag: "Aborted" });
});
