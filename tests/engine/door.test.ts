import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { dtypeCode } from "../../src/engine/dtypes.js";
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

  // TensorFlow's threads are those of the process, and an earlier test may have started more: so in a process of its own.
  test("uses no more threads than it was opened with", () => {
    const script = fileURLToPath(new URL("cores-in-use.mjs", import.meta.url));
    const { stdout, stderr } = spawnSync(process.execPath, [script, "1"], { encoding: "utf8" });
    expect(stderr).not.toMatch(/Error/);
    expect(Number(stdout)).toBeGreaterThan(0);
    expect(Number(stdout)).toBeLessThan(1.4);
  });
});
