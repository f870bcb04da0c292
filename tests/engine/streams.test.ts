import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { openDoor } from "../../src/engine/door.js";
import type { DoorTensor } from "../../src/engine/door-tensor.js";
import { dtypeCode } from "../../src/engine/dtypes.js";
import { findLibrary } from "../../src/engine/library.js";
import { AT_ONCE } from "../../src/engine/streams.js";
import { describeTensorFlow } from "./engines.js";

describeTensorFlow("streams", () => {
  const door = openDoor(findLibrary()!, { threads: 2 });
  const floats = (...values: number[]) => door.tensor(Float32Array.from(values), [values.length], dtypeCode.float32);
  const valuesOf = (tensor: DoorTensor) => Array.from(door.read(tensor) as Float32Array);

  test("what works on a tensor goes where it is computed; what joins several streams is done at once", () => {
    const [a] = door.exec("AddV2", [floats(1, -5), floats(2, 3)], {}, 1);
    const [b] = door.exec("Relu", [a!]);
    const [c] = door.exec("AddV2", [floats(1, 1), b!], {}, 2);
    const [d] = door.exec("AddN", [[b!, c!]]);
    const [e] = door.exec("AddN", [[a!, b!]]);
    expect([a, b, c, d, e].map((tensor) => tensor!.stream)).toEqual([1, 1, 2, AT_ONCE, 1]);
    expect([a, b, c, d, e].map((tensor) => valuesOf(tensor!))).toEqual([[3, -2], [3, 0], [4, 1], [7, 1], [6, -2]]); // prettier-ignore
  });

  test("a shape is told or asked", () => {
    const [asked] = door.exec("Relu", [floats(1, 2, 3)], {}, 1);
    const [told] = door.exec("Relu", [floats(1, 2, 3)], {}, 1);
    expect([asked!.shape, told!.of([3]).shape]).toEqual([[3], [3]]);
  });

  test("inputs may be deleted before the op is done, and are freed by it", () => {
    const before = door.liveTensors();
    let tensor = door.tensor(new Float32Array(2 ** 20).fill(1), [1024, 1024], dtypeCode.float32);
    for (let i = 0; i < 20; i++) {
      const [next] = door.exec("Mul", [tensor, tensor], {}, 1 + (i % 2));
      tensor.delete();
      tensor = next!;
    }
    expect((door.read(tensor) as Float32Array).every((value) => value === 1)).toBe(true);
    tensor.delete();
    expect(door.liveTensors()).toBe(before);
  });

  test("whoever asks is told what failed; afterwards the stream works again", () => {
    for (let i = 0; i < 3; i++) {
      const [failed] = door.exec("AddV2", [floats(1, 2), floats(1, 2, 3)], {}, 1);
      const failure = /^TensorFlow failed .*\(INVALID_ARGUMENT\): Incompatible shapes: \[2\] vs. \[3\] Check shapes/;
      expect(() => door.read(door.exec("Relu", [failed!])[0]!)).toThrow(failure);
      const [well] = door.exec("AddV2", [floats(1), floats(2)], {}, 1);
      expect(valuesOf(well!)).toEqual([3]);
    }
  });

  test("with one thread there are none: everything is done at once", () => {
    const single = openDoor(findLibrary()!, { threads: 1 });
    expect(single.streams).toBe(0);
    const one = single.tensor(Float32Array.of(-1), [1], dtypeCode.float32);
    const [y] = single.exec("Relu", [one], {}, 1);
    expect([y!.stream, Array.from(single.read(y!) as Float32Array)]).toEqual([AT_ONCE, [0]]);
  });

  test("a process may end while they compute", () => {
    const script = fileURLToPath(new URL("end-while-computing.mjs", import.meta.url));
    const { status, stderr } = spawnSync(process.execPath, [script], { encoding: "utf8" });
    expect([status, stderr]).toEqual([0, ""]);
  });
});
