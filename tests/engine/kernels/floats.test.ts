import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { onFloats } from "../../../src/engine/kernels/floats.js";
import { describeTensorFlow } from "../engines.js";

describeTensorFlow("onFloats", (_, backend) => {
  test("hands floats through and casts the rest, without leaving the cast behind", () => {
    const seen: unknown[] = [];
    const run = (x: tf.Tensor) =>
      backend.disposeData(
        onFloats(backend, x, (floats) => {
          seen.push(floats === x);
          return backend.run("Sigmoid", [floats]);
        }).dataId,
      );
    const [whole, real] = [tf.tensor1d([1, 2], "int32"), tf.tensor1d([1, 2])];
    const before = backend.door.liveTensors();
    run(whole);
    run(real);
    expect(seen).toEqual([false, true]);
    expect(backend.door.liveTensors()).toBe(before);
  });

  test("leaves nothing behind when the op fails", () => {
    const x = tf.tensor1d([1, 2], "int32");
    const before = backend.door.liveTensors();
    expect(() =>
      onFloats(backend, x, () => {
        throw new Error("no");
      }),
    ).toThrow("no");
    expect(backend.door.liveTensors()).toBe(before);
  });
});
