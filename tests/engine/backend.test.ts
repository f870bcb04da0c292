import { expect, jest, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { dtypeCode } from "../../src/engine/dtypes.js";
import { describeTensorFlow, expectClose, normal } from "./engines.js";

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

  test("keeps a tensor in bfloat16 and hands out float32, without the caller's knowing", () => {
    const before = backend.door.liveTensors();
    const x = tf.tensor1d([1, 1.01, -3]);
    const [half] = backend.door.exec("Cast", [backend.tensorOf(x)], { DstT: "bfloat16" });
    const y = tf.engine().makeTensorFromTensorInfo(backend.adopt(half!), backend);
    expect(y.dtype).toBe("float32");
    expect(y.arraySync()).toEqual([1, 1.0078125, -3]);
    const sum = tf.add(y, x);
    expectClose(sum.dataSync(), [2, 2.0178125, -6], 1e-6);
    tf.dispose([x, y, sum]);
    expect(backend.door.liveTensors()).toBe(before);
  });

  test("in bfloat16 casts what two ops need once, keeps no cast for later, and goes back to float32 whatever happens", () => {
    const [x, weight] = [normal([256, 128]), normal([128, 256], "weight")] as [tf.Tensor2D, tf.Tensor2D];
    const before = backend.door.liveTensors();
    const casts: string[] = [];
    const { door } = backend;
    const original = door.exec.bind(door);
    const exec = jest.spyOn(door, "exec").mockImplementation((op, ...rest) => {
      casts.push(op);
      return original(op, ...rest);
    });
    const product = () => tf.tidy(() => backend.exec("MatMul", [x, weight])[0]!.delete());
    backend.inPrecision("bfloat16", () => {
      product();
      product();
    });
    expect(casts).toEqual(["Cast", "Cast", "MatMul", "MatMul"]);
    const fail = () => {
      throw new Error("on purpose");
    };
    expect(() => backend.inPrecision("bfloat16", fail)).toThrow("on purpose");
    casts.length = 0;
    product();
    expect(casts).toEqual(["MatMul"]);
    exec.mockRestore();
    expect(backend.door.liveTensors()).toBe(before);
    tf.dispose([x, weight]);
  });
});
