import { expect, test } from "@jest/globals";
import type { Tensor4D } from "../../src/engine/engine.js";
import type { AnyModel } from "../../src/models/model.js";
import { models } from "../../src/models/registry.js";
import { exportWeights } from "../../src/models/weights.js";
import { seededRandom } from "../../src/random.js";
import { describeEngines } from "../engine/engines.js";

const entries: [string, AnyModel][] = Object.entries(models);

test.each(entries)(
  "%s is named like its line, cites its source, and its defaults are frozen and allowed",
  (name, model) => {
    expect(model.name).toBe(name);
    expect(model.source.paper).toMatch(/\d{4}/);
    expect(Object.isFrozen(model.defaults)).toBe(true);
    expect(() => model.check?.(model.defaults)).not.toThrow();
  },
);

describeEngines("each model", (engine) => {
  const { tf } = engine;
  const input = { height: 20, width: 16, channels: 1, classes: 4 };
  const small = (model: AnyModel) => ({ ...model.defaults, ...("width" in model.defaults ? { width: 2 } : {}) });

  test.each(entries)(
    "%s gives finite logits, the same for the same seed, and disposes of all it made",
    async (_, model) => {
      await tf.setBackend(engine.name);
      const before = tf.memory().numTensors;
      const build = () => model.build(input, small(model), engine, seededRandom(1));
      const [first, second] = [build(), build()];
      expect(exportWeights(first)).toEqual(exportWeights(second));
      const answers = tf.tidy(() => {
        const x = tf.ones([3, 20, 16, 1]);
        return [first, second]
          .map((network) => network.forward(x as Tensor4D, false))
          .map((y) => [y.shape, y.arraySync()]);
      });
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]![0]).toEqual([3, 4]);
      expect((answers[0]![1] as number[][]).flat().every(Number.isFinite)).toBe(true);
      first.dispose();
      second.dispose();
      expect(tf.memory().numTensors).toBe(before);
    },
  );
});
