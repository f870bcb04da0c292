import { expect, test } from "@jest/globals";
import { dtypeCode } from "../../../src/engine/dtypes.js";
import { Resource } from "../../../src/engine/native/resource.js";
import { describeTensorFlow } from "../engines.js";

describeTensorFlow("a resource", (_, backend) => {
  const { door } = backend;

  test("starts at zero, takes values, changes in place, and goes", () => {
    backend.constants.scalar(1);
    const first = new Resource(backend, [2]);
    const second = new Resource(backend, [2]);
    const value = door.tensor(Float32Array.of(1, 2), [2], dtypeCode.float32);
    first.assign(value);
    backend.exec("ResourceApplyGradientDescent", [first.handle, backend.constants.scalar(1), value]);
    const read = (resource: Resource) => {
      const tensor = resource.read();
      const values = Array.from(door.read(tensor) as Float32Array);
      tensor.delete();
      return values;
    };
    expect([read(first), read(second)]).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(door.read(value)).toEqual(Float32Array.of(1, 2)); // was not changed with it
    const before = door.liveTensors();
    first.dispose();
    second.dispose();
    expect(door.liveTensors()).toBe(before - 2);
  });
});
