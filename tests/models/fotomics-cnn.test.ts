import { expect, test } from "@jest/globals";
import { fotomicsCnn } from "../../src/models/fotomics-cnn.js";
import { describeEngines } from "../engine/engines.js";
import { expectKeras, type Symbolic } from "./keras-parity.js";

describeEngines("fotomicsCnn", (engine) => {
  test("answers as its layers put together by Keras", async () => {
    await expectKeras(
      fotomicsCnn,
      { filters: 3, hidden: 5 },
      { height: 13, width: 16, channels: 3, classes: 4 },
      (x, { layers }) => {
        let y = x;
        for (const name of ["conv1", "conv2"]) {
          y = layers.conv2d({ filters: 3, kernelSize: 3, activation: "relu", name }).apply(y) as Symbolic;
          y = layers.maxPooling2d({ poolSize: 2 }).apply(y) as Symbolic;
        }
        y = layers.dense({ units: 5, name: "fc1" }).apply(layers.flatten().apply(y)) as Symbolic;
        return layers.dense({ units: 4, name: "fc2" }).apply(y) as Symbolic;
      },
      engine,
    );
  });
});

test.each([
  [{ filters: 0 }, /filters is 0/],
  [{ hidden: 1.5 }, /hidden is 1.5/],
])("%j is refused", (wrong, message) => {
  expect(() => fotomicsCnn.check!({ ...fotomicsCnn.defaults, ...wrong })).toThrow(message);
});
