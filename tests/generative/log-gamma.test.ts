import { test } from "@jest/globals";
import { logGamma as reference } from "../../src/math/log-gamma.js";
import { logGamma } from "../../src/generative/log-gamma.js";
import { describeEngines, expectClose, expectGradient } from "../engine/engines.js";

describeEngines("the logarithm of the gamma function", (engine) => {
  test("agrees with the one in double precision", async () => {
    await engine.tf.setBackend(engine.name);
    const at = [0.01, 0.3, 1, 2, 3.5, 10, 170, 5000, 1e5];
    expectClose(logGamma(engine.tf.tensor1d(at), engine).dataSync(), at.map(reference), 2e-6);
  });

  test("its slope agrees with finite differences", async () => {
    await engine.tf.setBackend(engine.name);
    expectGradient((x) => engine.tf.sum(logGamma(x, engine)), [engine.tf.tensor1d([0.5, 1, 4, 9])]);
  });
});
