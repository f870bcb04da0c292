import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { InPlaceVariable } from "../../../src/engine/native/in-place.js";
import { describeTensorFlow } from "../engines.js";

describeTensorFlow("a variable updated in place", (_, backend) => {
  test("shows each update to tfjs, also after a scaling and after a failure", () => {
    const variable = tf.variable(tf.tensor1d([1, 2]));
    const values = new InPlaceVariable(backend, variable);
    const one = backend.constants.scalar(1);
    const descend = (slope: tf.Tensor) =>
      values.update((handle) => backend.exec("ResourceApplyGradientDescent", [handle, one, slope]));
    descend(tf.tensor1d([1, 1]));
    expect(variable.arraySync()).toEqual([0, 1]);
    values.scale(backend.constants.scalar(0.5));
    descend(tf.tensor1d([1, 0]));
    expect(variable.arraySync()).toEqual([-1, 0.5]);
    expect(() => descend(tf.tensor1d([1, 0, 0]))).toThrow(/same shape/);
    expect(variable.arraySync()).toEqual([-1, 0.5]);
    values.dispose();
  });
});
