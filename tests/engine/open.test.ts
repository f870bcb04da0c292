import { expect, test } from "@jest/globals";
import { openEngine } from "../../src/engine/open.js";

test("opens an engine that computes", async () => {
  const engine = await openEngine({ log: () => undefined });
  expect(engine.tf.getBackend()).toBe(engine.name);
  expect(engine.tf.add(engine.tf.tensor1d([1, 2]), 1).arraySync()).toEqual([2, 3]);
});
