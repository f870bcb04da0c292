import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { dtypeCode } from "../../src/engine/dtypes.js";
import { describeTensorFlow } from "./engines.js";

describeTensorFlow("the backend", (_, backend) => {
  test("keeps each type of tensor", () => {
    expect(tf.tensor1d([1.5, NaN]).arraySync()).toEqual([1.5, NaN]);
    expect(tf.tensor1d([1, -2], "int32").arraySync()).toEqual([1, -2]);
    expect(tf.tensor1d([true, false], "bool").dataSync()).toEqual(Uint8Array.of(1, 0));
    expect(tf.tensor1d(["a", "β"]).arraySync()).toEqual(["a", "β"]);
    expect(Array.from(tf.complex([1, 2], [3, 4]).dataSync())).toEqual([1, 3, 2, 4]);
  });

  test("shares data among clones and frees it with the last one", async () => {
    const before = backend.numDataIds();
    const first = tf.tensor1d([1, 2]);
    const second = first.clone();
    expect([backend.numDataIds() - before, backend.refCount(first.dataId)]).toEqual([1, 2]);
    first.dispose();
    expect(Array.from(await second.data())).toEqual([1, 2]);
    second.dispose();
    expect([backend.numDataIds(), backend.refCount(second.dataId)]).toEqual([before, 0]);
  });

  test("takes tensors over from another backend", async () => {
    await tf.setBackend("cpu");
    const x = tf.tensor1d([1, 2]);
    await tf.setBackend("tensorflow");
    expect(tf.mul(x, 2).arraySync()).toEqual([2, 4]);
  });

  test("replaces what is behind a tensor, in place", () => {
    const x = tf.tensor1d([1, 2]);
    const old = backend.tensorOf(x);
    backend.replace(x, backend.door.tensor(Float32Array.of(3, 4), [2], dtypeCode.float32));
    expect(x.arraySync()).toEqual([3, 4]);
    expect(() => old.handle).toThrow(/deleted/);
  });

  test("refuses types that tfjs does not have", () => {
    const bytes = backend.door.tensor(Uint8Array.of(1), [1], dtypeCode.uint8);
    expect(() => backend.adopt(bytes)).toThrow(/no tensors of type 4/);
  });

  test("an op of tfjs that fails says what TensorFlow said", () => {
    const data = tf.tensor1d([1, 2]);
    expect(() => tf.gather(data, tf.tensor1d([5], "int32"))).toThrow(
      expect.objectContaining({
        tag: "EngineFailure",
        message: expect.stringMatching(/GatherV2 \(INVALID_ARGUMENT\)/),
      }),
    );
  });
});
