import { expect, test } from "@jest/globals";
import { deepInsightCnn, type DeepInsightCnnOptions } from "../../src/models/deep-insight-cnn.js";
import { stagesOf } from "../../src/models/stages.js";
import { describeEngines } from "../engine/engines.js";
import { expectKeras, type Symbolic } from "./keras-parity.js";
import { outline } from "./shapes-only.js";

describeEngines("deepInsightCnn", (engine) => {
  test("answers as its layers put together by Keras: two branches whose maps are added", async () => {
    const input = { height: 33, width: 40, channels: 2, classes: 3 };
    await expectKeras(
      deepInsightCnn,
      { filters: 2, windows: [4, 3] },
      input,
      (x, { layers }) => {
        const branch = (b: number, kernelSize: number) => {
          let y = x;
          for (const step of [1, 2, 3, 4]) {
            if (step > 1) y = layers.maxPooling2d({ poolSize: 2, strides: 2 }).apply(y) as Symbolic;
            const conv = {
              filters: 2 ** step,
              kernelSize,
              padding: "same",
              useBias: false,
              name: `conv${step}.${b}`,
            } as const;
            y = layers.conv2d(conv).apply(y) as Symbolic;
            y = layers.batchNormalization({ epsilon: 1e-5, name: `bn${step}.${b}` }).apply(y) as Symbolic;
            y = layers.reLU().apply(y) as Symbolic;
          }
          return y;
        };
        const sum = layers.add().apply([branch(1, 4), branch(2, 3)]) as Symbolic;
        const mean = layers.averagePooling2d({ poolSize: 2, strides: 2 }).apply(sum) as Symbolic;
        return layers.dense({ units: 3, name: "fc" }).apply(layers.flatten().apply(mean)) as Symbolic;
      },
      engine,
    );
  });
});

test("both branches thaw together, step by step", () => {
  const network = outline(deepInsightCnn, { height: 16, width: 16, channels: 1, classes: 2 });
  const firsts = ["conv1", "conv2", "conv3", "conv4"].map((conv) => [`${conv}.1.weight`, `${conv}.2.weight`]);
  expect(stagesOf(network).map((names) => names.filter((name) => !name.startsWith("bn")))).toEqual([...firsts, ["fc.weight", "fc.bias"]]); // prettier-ignore
});

test.each<[Partial<DeepInsightCnnOptions>, RegExp]>([
  [{ filters: 0 }, /filters is 0/],
  [{ windows: [] }, /windows is \[\]/],
  [{ windows: [3, 1.5] }, /windows is \[3, 1.5\]/],
])("%j is refused", (wrong, message) => {
  expect(() => deepInsightCnn.check!({ ...deepInsightCnn.defaults, ...wrong })).toThrow(message);
});
