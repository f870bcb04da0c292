import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { gradientRelease, runOp, toTensor } from "../../../src/engine/native/tensors.js";
import { describeTensorFlow, normal } from "../engines.js";

describeTensorFlow("tensors of the door in tfjs", (_, backend) => {
  test("belong to the tidy that they were made in, and to this backend", async () => {
    const x = normal([2]);
    await tf.setBackend("cpu");
    const before = tf.memory().numTensors;
    const kept = tf.tidy(() => {
      runOp(backend, "Relu", [x]);
      return toTensor(backend, backend.exec("Neg", [x])[0]!);
    });
    expect(tf.memory().numTensors).toBe(before + 1);
    expect(Array.from(kept.dataSync())).toEqual(Array.from(x.dataSync(), (value) => -value));
    kept.dispose();
  });

  test("only gradients of the running scope are released", () => {
    const outer = normal([2]);
    tf.tidy(() => {
      const inner = normal([2]);
      const kept = tf.keep(normal([2]));
      for (const gradient of [outer, inner, kept]) gradientRelease(gradient)();
      expect([outer.isDisposed, inner.isDisposed, kept.isDisposed]).toEqual([false, true, false]);
      kept.dispose();
    });
  });
});
