import { test } from "@jest/globals";
import { logGamma as reference } from "../../src/math/log-gamma.js";
import { logGamma } from "../../src/generative/log-gamma.js";
import { describeEngines, expectClose, expectGradient } from "../engine/engines.js";

describeEngines("the logarithm of the gamma function", (engine) => {
  test("agrees with the one in double precision", async () => {
    await engine.tf.setBackend(engine.name);
    const at = [0.01, 0.3, 1, 2, 3.5, 10, 170, 5000, 1e5, 1e9];
    expectClose(logGamma(engine.tf.tensor1d(at), engine).dataSync(), at.map(reference), 2e-6);
  });

  test("its slope agrees with finite differences", async () => {
    await engine.tf.setBackend(engine.name);
    expectGradient((x) => engine.tf.sum(logGamma(x, engine)), [engine.tf.tensor1d([0.5, 1, 4, 9])]);
  });

  test("has a slope where products of its arguments are too large for a number", async () => {
    const { tf } = engine;
    await tf.setBackend(engine.name);
    const slope = tf.grad((x) => tf.sum(logGamma(x, engine)))(tf.tensor1d([1e8, 1e12]));
    expectClose(slope.dataSync(), [Math.log(1e8), Math.log(1e12)], 1e-6);
  });
});
