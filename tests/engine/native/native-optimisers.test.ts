import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import type { Engine } from "../../../src/engine/engine.js";
import type { Optimiser } from "../../../src/engine/optimiser.js";
import { describeWithShared, parityCase } from "../../shared.js";
import { describeEngines, describeTensorFlow, expectClose, normal } from "../engines.js";

describeWithShared("optimisers follow torch.optim", ["fixtures/parity/saliency.json"], () => {
  describeEngines("six steps", (engine) => {
    const { input, expected } = parityCase("saliency", "optimisers");
    const { adam, sgd } = engine.optimisers;
    const kinds: [string, (variable: tf.Variable) => Optimiser][] = [
      ["adam", (variable) => adam([variable])],
      ["adamw", (variable) => adam([variable], { weightDecay: 0.01 })],
      ["sgd_momentum", (variable) => sgd([variable], { momentum: 0.9, weightDecay: 0.01 })],
    ];

    test.each(kinds)("%s", (name, make) => {
      const variable = tf.variable(tf.tensor2d(input.start.data, [3, 1])); // rank 2: a weight, which decays
      const optimiser = make(variable);
      const path: number[] = [];
      for (let step = 0; step < 6; step++) {
        const { value, grads } = tf.variableGrads(
          () => tf.sum(tf.mul(tf.tensor2d([1, 3, 10], [3, 1]), tf.square(variable))) as tf.Scalar,
          [variable],
        );
        value.dispose();
        optimiser.step(grads, 0.1);
        path.push(...variable.dataSync());
      }
      expectClose(path, expected[name].data, 2e-6);
      optimiser.dispose();
    });
  });
});

const step = (optimiser: Optimiser, variable: tf.Variable, slope: number[], rate = 0.1) =>
  optimiser.step({ [variable.name]: tf.tensor1d(slope) }, rate);

describeEngines("an optimiser", (engine: Engine) => {
  test("does not change copies of its variables", () => {
    const variable = tf.variable(tf.tensor1d([1, 2]));
    const snapshot = variable.clone();
    const optimiser = engine.optimisers.sgd([variable]);
    step(optimiser, variable, [1, 1]);
    step(optimiser, variable, [1, 1]);
    expectClose(snapshot.dataSync(), [1, 2], 0);
    expectClose(variable.dataSync(), [0.8, 1.8], 1e-6);
  });

  test("goes on from values that were assigned between steps", () => {
    const variable = tf.variable(tf.tensor1d([1, 2]));
    const optimiser = engine.optimisers.sgd([variable]);
    step(optimiser, variable, [1, 1]);
    variable.assign(tf.tensor1d([10, 20]));
    step(optimiser, variable, [1, 1]);
    expectClose(variable.dataSync(), [9.9, 19.9], 1e-6);
  });

  test("decays weights but not biases (AdamW), leaves variables without a gradient alone", () => {
    const [weight, bias, other] = [tf.ones([2, 1]), tf.ones([2]), tf.ones([2])].map((x) => tf.variable(x)) as [
      tf.Variable,
      tf.Variable,
      tf.Variable,
    ];
    const optimiser = engine.optimisers.adam([weight, bias, other], { weightDecay: 0.5 });
    optimiser.step({ [weight.name]: tf.zeros([2, 1]), [bias.name]: tf.zeros([2]) }, 0.1);
    expectClose(weight.dataSync(), [0.95, 0.95], 1e-6);
    expectClose([...bias.dataSync(), ...other.dataSync()], [1, 1, 1, 1], 0);
  });

  test.each(["adam", "sgd"] as const)("%s goes on from what it saved, bit for bit", (kind) => {
    const options = kind === "adam" ? { weightDecay: 0.1 } : { momentum: 0.9, weightDecay: 0.1 };
    const begin = (values: readonly number[]) => {
      const variable = tf.variable(tf.tensor1d([...values]));
      return { variable, optimiser: engine.optimisers[kind]([variable], options) };
    };
    const slopes = [[1, 0.3], [-0.7, 2], [0.1, 0.2], [3, -1]]; // prettier-ignore
    const whole = begin([1, 2]);
    for (const slope of slopes) step(whole.optimiser, whole.variable, slope);
    const first = begin([1, 2]);
    for (const slope of slopes.slice(0, 2)) step(first.optimiser, first.variable, slope);
    const state = first.optimiser.save();
    const second = begin([...first.variable.dataSync()]);
    second.optimiser.restore(state);
    for (const slope of slopes.slice(2)) step(second.optimiser, second.variable, slope);
    expect([...second.variable.dataSync()]).toEqual([...whole.variable.dataSync()]);
    expect(second.optimiser.save()).toEqual(whole.optimiser.save());
    expect(state).not.toEqual(whole.optimiser.save()); // what was saved is a copy
    for (const { optimiser } of [whole, first, second]) optimiser.dispose();
  });

  test("refuses gradients of variables that it does not have", () => {
    const optimiser = engine.optimisers.adam([tf.variable(tf.ones([2]), true, `weight-${engine.name}`)]);
    expect(() => optimiser.step({ wieght: tf.ones([2]) }, 0.1)).toThrow(/Use one of: weight/);
  });
});

describeTensorFlow("TensorFlow's optimisers", (engine, backend) => {
  test("hold a constant number of tensors, and none after dispose", () => {
    const variables = [tf.variable(normal([20, 10])), tf.variable(normal([10]))];
    const live = () => [tf.memory().numTensors, backend.door.liveTensors()];
    const before = live();
    const optimisers = [
      engine.optimisers.adam(variables, { weightDecay: 0.1 }),
      engine.optimisers.sgd(variables, { momentum: 0.9, weightDecay: 0.1 }),
    ];
    const train = () => {
      for (const optimiser of optimisers)
        optimiser.step(Object.fromEntries(variables.map((v) => [v.name, normal(v.shape)])), 0.01);
    };
    train();
    const trained = live();
    for (let i = 0; i < 20; i++) train();
    expect(live()).toEqual(trained);
    const kept = backend.constants.size;
    for (const optimiser of optimisers) optimiser.dispose();
    expect(tf.memory().numTensors).toBe(before[0]);
    expect(backend.door.liveTensors() - before[1]!).toBeLessThanOrEqual(kept);
  });
});
