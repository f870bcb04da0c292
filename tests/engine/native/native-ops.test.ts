import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { describeWithShared, parityCase, type Reference } from "../../shared.js";
import { describeEngines, describeTensorFlow, expectClose, normal } from "../engines.js";

/** Row-major NCHW of PyTorch to NHWC. */
const images = ({ shape, data }: Reference) => tf.transpose<tf.Tensor4D>(tf.tensor(data, shape), [0, 2, 3, 1]);
const filter = ({ shape, data }: Reference) => tf.transpose<tf.Tensor4D>(tf.tensor(data, shape), [2, 3, 1, 0]);
const flat = (x: tf.Tensor) => tf.transpose(x, [0, 3, 1, 2]).dataSync();

describeWithShared("layers equal PyTorch's", ["fixtures/parity/saliency.json"], () => {
  describeEngines("layers", (engine) => {
    const { input, expected } = parityCase("saliency", "layers");
    const [scale, offset] = [tf.tensor1d(input.bn_weight.data), tf.tensor1d(input.bn_bias.data)];

    test("convolution, stride 2 and padding 1", () => {
      const y = tf.add(engine.ops.conv2d(images(input.x), filter(input.conv_weight), 2, 1), input.conv_bias.data);
      expectClose(flat(y), expected.conv_stride2.data, 1e-5);
    });

    test("batch norm in training, with its running statistics, and in inference", () => {
      const running = { mean: tf.zeros<tf.Rank.R1>([2]), variance: tf.ones<tf.Rank.R1>([2]) };
      const { y, mean, variance } = engine.ops.batchNormTrain(images(input.x), scale, offset, running, 0.1, 1e-5);
      expectClose(flat(y), expected.batch_norm_train.data, 1e-5);
      expectClose(mean.dataSync(), expected.running_mean.data, 1e-5);
      expectClose(variance.dataSync(), expected.running_var.data, 1e-5);
      const inferred = engine.ops.batchNormInfer(
        images(input.x),
        scale,
        offset,
        tf.tensor1d(expected.running_mean.data),
        tf.tensor1d(expected.running_var.data),
        1e-5,
      );
      expectClose(flat(inferred), expected.batch_norm_eval.data, 1e-5);
    });

    test("max pool 3, stride 2, padding 1", () => {
      expectClose(flat(engine.ops.maxPool(images(input.x), 3, 2, 1)), expected.max_pool_3_2_1.data, 1e-6);
    });
  });

  describeEngines("a small network's loss and gradients", (engine) => {
    const { input: net } = parityCase("saliency", "tiny-net");
    const { expected } = parityCase("saliency", "tiny-net-loss-gradients");

    test("all six tensors", () => {
      const { ops } = engine;
      const variables = {
        c1_weight: filter(net.c1_weight),
        c1_bias: tf.tensor1d(net.c1_bias.data),
        c2_weight: filter(net.c2_weight),
        c2_bias: tf.tensor1d(net.c2_bias.data),
        f_weight: tf.tensor2d(net.f_weight.data, net.f_weight.shape),
        f_bias: tf.tensor1d(net.f_bias.data),
      };
      const x = tf.tensor4d(net.x.data, [3, 8, 8, 1]);
      const targets = tf.oneHot(tf.tensor1d([0, 1, 2], "int32"), 3) as tf.Tensor2D;
      const loss = (...inputs: tf.Tensor[]) => {
        const [w1, b1, w2, b2, wf, bf] = inputs as [tf.Tensor4D, ...tf.Tensor[]];
        const first = ops.relu(tf.add(ops.conv2d(x, w1, 1, 1), b1!)) as tf.Tensor4D;
        const second = ops.relu(tf.add(ops.conv2d(tf.avgPool(first, 2, 2, "valid"), w2 as tf.Tensor4D, 1, 1), b2!));
        const pooled = ops.globalAveragePool(second as tf.Tensor4D);
        return ops.crossEntropy(tf.add(tf.matMul(pooled, wf as tf.Tensor2D, false, true), bf!) as tf.Tensor2D, targets);
      };
      const { value, grads } = tf.valueAndGrads(loss)(Object.values(variables));
      expectClose(value.dataSync(), [expected.loss], 1e-5);
      Object.keys(variables).forEach((name, i) => {
        const gradient = grads[i]!;
        const ordered = gradient.rank === 4 ? tf.transpose(gradient, [3, 2, 0, 1]) : gradient;
        expectClose(ordered.dataSync(), expected[`grad_${name}`].data, 1e-5);
      });
      expect(grads).toHaveLength(6);
    });
  });
});

describeTensorFlow("a thousand training steps", (engine, backend) => {
  test("with images of their own each leave as many tensors as there were, and memory as it was", () => {
    const { ops, optimisers } = engine;
    const variable = (shape: number[], seed: number) => tf.variable(tf.tidy(() => tf.mul(normal(shape, seed), 0.1)));
    const [filter, own, scale, offset, weight, bias] = [[3, 3, 2, 4], [3, 3, 4, 1], [4], [4], [4, 2], [2]].map(variable) as unknown as [tf.Tensor4D, tf.Tensor4D, tf.Tensor1D, tf.Tensor1D, tf.Tensor2D, tf.Tensor1D]; // prettier-ignore
    const variables = [filter, own, scale, offset, weight, bias] as unknown as tf.Variable[];
    const optimiser = optimisers.adam(variables);
    const running = { mean: tf.zeros<tf.Rank.R1>([4]), variance: tf.ones<tf.Rank.R1>([4]) };
    const pixels = new Float32Array(4 * 8 * 8 * 2);
    const targets = tf.tensor2d([1, 0, 0, 1, 1, 0, 0, 1], [4, 2]);
    const step = (number: number) => {
      pixels.fill(Math.sin(number), 0, 100);
      const grads = tf.tidy(() => {
        const x = tf.tensor4d(pixels, [4, 8, 8, 2]);
        return tf.variableGrads(() => {
          const { y } = ops.batchNormTrain(ops.conv2d(x, filter, 2, 1), scale, offset, running, 0.1, 1e-5);
          const filtered = ops.silu(ops.depthwiseConv2d(y, own, 1, 1));
          const flat = tf.reshape(filtered, [4, 16, 4]);
          const seen = ops.attention(tf.concat([flat, flat, flat], 2) as tf.Tensor3D, 1);
          const rows = tf.reshape(ops.layerNorm(tf.reshape(seen, [64, 4]), scale, offset, 1e-6), [4, 4, 4, 4]);
          const excited = ops.scaleChannels(rows as tf.Tensor4D, ops.gelu(ops.globalAveragePool(rows as tf.Tensor4D)));
          return ops.crossEntropy(ops.linear(ops.globalAveragePool(excited), weight, bias), targets).asScalar();
        }, variables).grads;
      });
      optimiser.step(grads, 1e-3);
    };
    for (let number = 0; number < 200; number++) step(number); // constants are made, buffers grow to their size
    const before = {
      tensors: tf.memory().numTensors,
      live: backend.door.liveTensors(),
      rss: process.memoryUsage.rss(),
    };
    for (let number = 0; number < 1000; number++) step(number);
    expect(tf.memory().numTensors).toBe(before.tensors);
    expect(backend.door.liveTensors()).toBe(before.live);
    // Images, activations and gradients of a step are 60 kB: one tensor in ten kept would be 60 MiB more.
    expect((process.memoryUsage.rss() - before.rss) / 2 ** 20).toBeLessThan(40);
    optimiser.dispose();
    tf.dispose([...variables, targets]);
  }, 60_000);
});
