import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { convInSteps } from "../../../src/engine/conv-in-steps.js";
import type { AroundConvolution } from "../../../src/engine/ops.js";
import { describeEngines, describeTensorFlow, expectClose, normal } from "../engines.js";

type Shape = [size: number, window: number, stride: number, padding: number];

describeEngines("a convolution for predictions", (engine) => {
  const inputs = ([size, window, stride, padding]: Shape, depthwise: boolean) => {
    const left = (side: number) => Math.floor((side + 2 * padding - window) / stride) + 1;
    const channels = depthwise ? 3 : 4;
    return {
      x: normal([2, size, size + 1, 3], "x") as tf.Tensor4D,
      filter: normal([window, window, 3, depthwise ? 1 : 4], "filter") as tf.Tensor4D,
      bias: normal([channels], "bias") as tf.Tensor1D,
      beside: normal([2, left(size), left(size + 1), channels], "beside") as tf.Tensor4D,
    };
  };
  const shapes: Shape[] = [
    [8, 3, 1, 1],
    [8, 3, 2, 1],
    [9, 7, 2, 3],
    [8, 1, 2, 0],
    [7, 3, 1, 0],
  ];

  test.each(shapes)("%i pixels, window %i, stride %i, padding %i: as its steps one after another", async (...shape) => {
    await engine.tf.setBackend(engine.name);
    const [, , stride, padding] = shape;
    for (const depthwise of [false, true]) {
      const { x, filter, bias, beside } = inputs(shape, depthwise);
      const before = [x, filter, bias, beside].map((tensor) => tensor.arraySync());
      const arounds: AroundConvolution[] = [
        {},
        { then: "relu" },
        { then: "silu" },
        { beside },
        { beside, then: "relu" },
        { beside, then: "silu" },
      ];
      for (const around of arounds) {
        const answers = [engine.ops.convInfer, convInSteps(engine.ops)].map((convolve) =>
          tf.tidy(() => convolve(x, filter, bias, stride, padding, { depthwise, ...around }).dataSync()),
        );
        expectClose(answers[0]!, answers[1]!, 1e-5);
      }
      expect([x, filter, bias, beside].map((tensor) => tensor.arraySync())).toEqual(before);
      tf.dispose([x, filter, bias, beside]);
    }
  });
});

describeTensorFlow("a convolution for predictions", (engine, backend) => {
  test("leaves nothing behind, and refuses what does not fit before TensorFlow sees it", () => {
    const [x, filter, bias] = [normal([2, 6, 6, 3]), normal([3, 3, 3, 4]), normal([4])] as [tf.Tensor4D, tf.Tensor4D, tf.Tensor1D]; // prettier-ignore
    const ask = (around: AroundConvolution) => engine.ops.convInfer(x, filter, bias, 2, 1, around).dispose();
    ask({ then: "relu" });
    const before = backend.door.liveTensors();
    ask({ then: "relu" });
    expect(backend.door.liveTensors()).toBe(before);
    const wrong = expect.objectContaining({ tag: "ImpossibleGeometry" });
    expect(() => ask({ beside: x })).toThrow(wrong);
    expect(() => ask({ depthwise: true })).toThrow(wrong);
    expect(() => engine.ops.convInfer(x, filter, tf.ones([3]), 1, 1)).toThrow(wrong);
    expect(() => engine.ops.convInfer(x, filter, bias, 0, 1)).toThrow(wrong);
  });
});
