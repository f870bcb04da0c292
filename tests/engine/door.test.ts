import { expect, test } from "@jest/globals";
import { openDoor } from "../../src/engine/door.js";
import { dtypeCode } from "../../src/engine/dtypes.js";
import { findLibrary } from "../../src/engine/library.js";
import { describeTensorFlow } from "./engines.js";

const { float32, int32 } = dtypeCode;

describeTensorFlow("the door", (_, { door }) => {
  const floats = (...values: number[]) => door.tensor(Float32Array.from(values), [values.length], float32);

  test("runs an op with attributes, defaults and several outputs", () => {
    const matrix = door.tensor(Float32Array.of(1, 2, 3, 4), [2, 2], float32);
    const [product] = door.exec("MatMul", [matrix, matrix], { transpose_b: true });
    expect([product!.shape, Array.from(door.read(product!) as Float32Array)]).toEqual([
      [2, 2],
      [5, 11, 11, 25],
    ]);
    const parts = door.exec("Unpack", [matrix], { num: 2 });
    expect(parts.map((part) => Array.from(door.read(part) as Float32Array))).toEqual([
      [1, 2],
      [3, 4],
    ]);
    for (const tensor of [matrix, product!, ...parts]) tensor.delete();
  });

  test("takes list inputs and every kind of attribute", () => {
    const [sum] = door.exec("AddN", [[floats(1, 2), floats(3, 4)]]);
    expect(Array.from(door.read(sum!) as Float32Array)).toEqual([4, 6]);
    const [cast] = door.exec("Cast", [sum!], { DstT: "int32" });
    expect(cast!.dtype).toBe(int32);
    const image = door.tensor(new Float32Array(4).fill(1), [1, 2, 2, 1], float32);
    const filter = door.tensor(Float32Array.of(2), [1, 1, 1, 1], float32);
    const bias = floats(1);
    // Lists of text, of numbers, an empty list and a float: the fused convolution has them all.
    const [fused] = door.exec("_FusedConv2D", [image, filter, [bias], []], {
      num_args: 1,
      fused_ops: ["BiasAdd", "Relu"],
      strides: [1, 1, 1, 1],
      padding: "VALID",
      epsilon: 0.5,
    });
    expect(Array.from(door.read(fused!) as Float32Array)).toEqual([3, 3, 3, 3]);
  });

  test("errors are TensorFlow's own words with its code, and leave no tensor behind", () => {
    const [a, b] = [floats(1, 2), floats(1, 2, 3)];
    const before = door.liveTensors();
    const failing = [
      () => door.exec("AddV2", [a, b]),
      () => door.exec("NoSuchOp", [a]),
      () => door.exec("AddV2", [a]),
      () => door.exec("Relu", [a], { no_such_attribute: 1 }),
    ];
    for (const attempt of failing) {
      expect(attempt).toThrow(expect.objectContaining({ tag: "EngineFailure" }));
      for (let i = 0; i < 200; i++) expect(attempt).toThrow();
    }
    expect(door.liveTensors()).toBe(before);
    expect(failing[0]!).toThrow(/AddV2 \(INVALID_ARGUMENT\).*Incompatible shapes: \[2\] vs. \[3\]/s);
    expect(failing[0]!).toThrow(
      expect.objectContaining({ cause: expect.objectContaining({ code: "INVALID_ARGUMENT" }) }),
    );
    expect(failing[1]!).toThrow(/NOT_FOUND/);
  });

  test("goes on working after an error", () => {
    expect(() => door.exec("AddV2", [floats(1, 2), floats(1, 2, 3)])).toThrow();
    const [sum] = door.exec("AddV2", [floats(1), floats(2)]);
    expect(Array.from(door.read(sum!) as Float32Array)).toEqual([3]);
  });

  test("says how many threads it was opened with by using no more", () => {
    const single = openDoor(findLibrary()!, { threads: 1 });
    const size = 700;
    const matrix = single.tensor(new Float32Array(size * size).fill(0.5), [size, size], float32);
    single.exec("MatMul", [matrix, matrix]);
    // Cores in use, at best of five: the compiler and the collector of Node use threads of their own now and then.
    const coresInUse = () => {
      const [start, used] = [performance.now(), process.cpuUsage()];
      for (let i = 0; i < 8; i++) single.exec("MatMul", [matrix, matrix])[0]!.delete();
      return process.cpuUsage(used).user / 1000 / (performance.now() - start);
    };
    expect(Math.min(...Array.from({ length: 5 }, coresInUse))).toBeLessThan(1.4);
  });
});
