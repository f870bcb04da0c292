import { describe, expect, test } from "@jest/globals";
import type { Engine } from "../../src/engine/engine.js";
import type { Network } from "../../src/models/network.js";
import { StagedOptimiser } from "../../src/train/staged-optimiser.js";
import { trainDefaults, type TrainOptions } from "../../src/train/train-options.js";
import { describeTensorFlow } from "../engine/engines.js";

const sgd = { ...trainDefaults, optimiser: "sgd", weightDecay: 0 } as const;

describeTensorFlow("stages of a network", (engine) => {
  const { tf } = engine;
  const setUp = (options: Partial<TrainOptions>, own: Engine = engine) => {
    const parameters = new Map(
      ["conv1", "conv2", "fc"].map((name) => [`${name}.weight`, tf.variable(tf.zeros([1, 1]))]),
    );
    const optimiser = new StagedOptimiser({ parameters } as unknown as Network, { ...sgd, ...options }, own);
    const variables = [...parameters.values()];
    return {
      optimiser,
      learning: (epoch: number) => {
        optimiser.begin(epoch);
        return variables.map(({ trainable }) => trainable);
      },
      values: () => variables.map((variable) => variable.dataSync()[0]!),
      step: () =>
        optimiser.step(
          Object.fromEntries(variables.filter(({ trainable }) => trainable).map(({ name }) => [name, tf.ones([1, 1])])),
          1,
        ),
      variables,
    };
  };

  test("learn all alike where nobody asks otherwise", () => {
    const { learning, step, values } = setUp({});
    expect(learning(1)).toEqual([true, true, true]);
    step();
    expect(values()).toEqual([-1, -1, -1]);
  });

  test("thaw all at once, or one after another from the last", () => {
    const once = setUp({ freeze: 2 });
    expect([1, 2, 3].map(once.learning)).toEqual([[false, false, true], [false, false, true], [true, true, true]]); // prettier-ignore
    const slowly = setUp({ freeze: 1, thaw: 2 });
    expect([1, 2, 3, 4, 9].map((epoch) => slowly.learning(epoch).filter(Boolean).length)).toEqual([1, 2, 2, 3, 3]);
    once.learning(1);
    once.step();
    expect(once.values()).toEqual([0, 0, -1]);
    once.optimiser.dispose();
    expect(once.variables.every(({ trainable }) => trainable)).toBe(true);
  });

  test("learn the more slowly the nearer they are to the pixels", () => {
    const { learning, step, values } = setUp({ layerDecay: 0.5 });
    learning(1);
    step();
    expect(values()).toEqual([-0.25, -0.5, -1]);
  });

  describe("go on where they were saved", () => {
    test.each([{ freeze: 1 }, { layerDecay: 0.5, optimiser: "adam" as const }])("with %j", (options) => {
      const whole = setUp(options);
      for (const epoch of [1, 2, 3]) {
        whole.learning(epoch);
        whole.step();
      }
      const [first, second] = [setUp(options), setUp(options)];
      first.learning(1);
      first.step();
      second.optimiser.restore(first.optimiser.save());
      for (const [v, value] of first.values().entries()) second.variables[v]!.assign(tf.tensor2d([[value]]));
      for (const epoch of [2, 3]) {
        second.learning(epoch);
        second.step();
      }
      expect(second.values()).toEqual(whole.values());
    });
  });
});
