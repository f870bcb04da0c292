import { expect, test } from "@jest/globals";
import { dtypeCode } from "../../src/engine/dtypes.js";
import { describeTensorFlow } from "./engines.js";

describeTensorFlow("a tensor of the door", (_, { door }) => {
  test("knows its shape and type, also without dimensions or elements", () => {
    const shapes = [[], [0], [2, 0, 3], [2, 3]];
    for (const shape of shapes) {
      const size = shape.reduce((a, b) => a * b, 1);
      const tensor = door.tensor(new Int32Array(size), shape, dtypeCode.int32);
      expect([tensor.shape, tensor.dtype, door.read(tensor).length]).toEqual([shape, dtypeCode.int32, size]);
      tensor.delete();
    }
  });

  test("a deleted tensor says so; deleting twice is harmless", () => {
    const tensor = door.tensor(Float32Array.of(1), [1], dtypeCode.float32);
    const before = door.liveTensors();
    tensor.delete();
    tensor.delete();
    expect(door.liveTensors()).toBe(before - 1);
    for (const use of [() => tensor.shape, () => door.read(tensor), () => door.exec("Relu", [tensor])])
      expect(use).toThrow(/This tensor was deleted/);
  });
});
