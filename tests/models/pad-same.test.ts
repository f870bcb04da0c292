import { expect, test } from "@jest/globals";
import type { Tensor4D } from "../../src/engine/engine.js";
import { padSame } from "../../src/models/pad-same.js";
import { describeEngines, expectClose, normal } from "../engine/engines.js";

describeEngines("same padding", (engine) => {
  const { tf, ops } = engine;

  test.each([
    [7, 8, 3, 2],
    [8, 5, 2, 1],
    [6, 9, 12, 1],
    [4, 4, 1, 1],
  ])(
    "%i × %i pixels, window %i, stride %i: as the tensor library pads by that name",
    async (height, width, size, stride) => {
      await tf.setBackend(engine.name);
      const [x, filter] = [normal([2, height, width, 3]) as Tensor4D, normal([size, size, 3, 2], "filter") as Tensor4D];
      const [ours, theirs, maximum, plain] = tf.tidy(() =>
        [
          ops.conv2d(padSame(x, size, stride, 0, engine), filter, stride, 0),
          tf.conv2d(x, filter, stride, "same"),
          ops.maxPool(padSame(x, size, stride, -Infinity, engine), size, stride, 0),
          tf.maxPool(x, size, stride, "same"),
        ].map((y) => ({ shape: y.shape, values: y.dataSync() })),
      ) as { shape: number[]; values: Float32Array }[];
      expect(ours!.shape).toEqual(theirs!.shape);
      expectClose(ours!.values, theirs!.values, 1e-5);
      expect(maximum).toEqual(plain);
      tf.dispose([x, filter]);
    },
  );
});
