import { expect, test } from "@jest/globals";
import type { Tensor1D, Tensor4D } from "../../src/engine/engine.js";
import { Folding } from "../../src/models/folding.js";
import { describeEngines } from "../engine/engines.js";

describeEngines("folding", (engine) => {
  test("is there while a pass runs, makes each layer's weights once and frees them", async () => {
    const { tf } = engine;
    await tf.setBackend(engine.name);
    const before = tf.memory().numTensors;
    const folding = new Folding();
    const layer = {};
    const make = () => ({ filter: tf.ones([1, 1, 1, 1]) as Tensor4D, bias: tf.zeros([1]) as Tensor1D });
    expect(folding.during(() => Folding.current)).toBe(folding);
    expect(folding.of(layer, make)).toBe(folding.of(layer, make));
    expect(tf.memory().numTensors).toBe(before + 2);
    folding.dispose();
    expect(tf.memory().numTensors).toBe(before);
    const fails = () => {
      throw new Error("on purpose");
    };
    expect(() => folding.during(fails)).toThrow("on purpose");
    expect(Folding.current).toBeUndefined();
  });
});
