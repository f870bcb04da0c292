import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { describeTensorFlow, expectClose, expectGradient, expectSame, normal } from "../engines.js";

const epsilon = 1e-3;
const momentum = 0.1;

describeTensorFlow("batch normalisation", (engine) => {
  const inputs = () => [normal([4, 3, 3, 5], "x"), normal([5], "scale"), normal([5], "offset")] as const;
  const running = (channels = 5) => ({
    mean: normal([channels], "running mean") as tf.Tensor1D,
    variance: tf.abs(normal([channels], "running variance")) as tf.Tensor1D,
  });

  test("training: values, statistics and the three gradients as by formula", async () => {
    await expectSame(({ ops }) => {
      const [x, scale, offset] = inputs();
      const { y, mean, variance } = ops.batchNormTrain(
        x as tf.Tensor4D,
        scale as never,
        offset as never,
        running(),
        momentum,
        epsilon,
      );
      const train = (x: tf.Tensor, scale: tf.Tensor, offset: tf.Tensor) =>
        ops.batchNormTrain(x as tf.Tensor4D, scale as never, offset as never, running(), momentum, epsilon).y;
      const gradients = tf.grads(train as never)([x, scale, offset], normal([4, 3, 3, 5], "slope"));
      return [y, mean, variance, ...gradients];
    }, 1e-4);
  });

  test("inference: values and gradients with fixed statistics", async () => {
    await expectSame(({ ops }) => {
      const [x, scale, offset] = inputs();
      const [mean, variance] = [normal([5], "mean") as tf.Tensor1D, tf.abs(normal([5], "variance")) as tf.Tensor1D];
      const infer = (x: tf.Tensor, scale: tf.Tensor, offset: tf.Tensor) =>
        ops.batchNormInfer(x as tf.Tensor4D, scale as never, offset as never, mean, variance, epsilon);
      const gradients = tf.grads(infer as never)([x, scale, offset], normal([4, 3, 3, 5], "slope"));
      return [infer(x, scale, offset), ...gradients];
    }, 1e-4);
  });

  test("gradients are those of finite differences", () => {
    const slope = normal([4, 3, 3, 5], "slope");
    expectGradient(
      (x, scale, offset) =>
        tf.sum(
          tf.mul(
            engine.ops.batchNormTrain(x as tf.Tensor4D, scale as never, offset as never, running(), momentum, epsilon)
              .y,
            slope,
          ),
        ),
      [...inputs()],
    );
  });

  test("one value a channel: the variance is 0, not NaN", () => {
    const x = normal([1, 1, 1, 5]) as tf.Tensor4D;
    const { y, mean, variance } = engine.ops.batchNormTrain(x, tf.ones([5]), tf.zeros([5]), running(), 1, epsilon);
    expectClose(mean.dataSync(), x.dataSync(), 1e-6);
    expectClose(variance.dataSync(), [0, 0, 0, 0, 0], 1e-6);
    expectClose(y.dataSync(), [0, 0, 0, 0, 0], 1e-3);
  });

  test("the running statistics are left as they are", () => {
    const [x, scale, offset] = inputs();
    const before = running();
    const given = [...before.mean.dataSync(), ...before.variance.dataSync()];
    engine.ops.batchNormTrain(x as tf.Tensor4D, scale as never, offset as never, before, momentum, epsilon);
    expect([...before.mean.dataSync(), ...before.variance.dataSync()]).toEqual(given);
  });

  test("statistics outlive the step that computed them", () => {
    const kept: tf.Tensor[] = [];
    const x = tf.variable(normal([2, 2, 2, 3]));
    const { value, grads } = tf.variableGrads(() => {
      const { y, mean } = engine.ops.batchNormTrain(
        x as never,
        tf.ones([3]),
        tf.zeros([3]),
        running(3),
        momentum,
        epsilon,
      );
      kept.push(tf.keep(mean));
      return tf.sum(y);
    }, [x]);
    tf.dispose([value, grads]);
    expect(kept[0]!.dataSync()).toHaveLength(3);
    tf.dispose([kept, x]);
  });
});
