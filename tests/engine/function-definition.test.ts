import { expect, test } from "@jest/globals";
import { functionDefinition, reduces } from "../../src/engine/function-definition.js";
import { describeTensorFlow } from "./engines.js";

describeTensorFlow("a function definition", (_, { door }) => {
  test("is what TensorFlow runs by its name: numbers, axes, several outputs", () => {
    const steps = {
      half: ["Mul", "x", -0.5],
      tiny: ["AddV2", "half", 1e-7],
      again: ["Mul", "half", -0.5],
      sum: ["Sum", "again", [0, 1]],
    } as const;
    door.define("TestDefinition", functionDefinition("TestDefinition", ["x"], steps, ["sum", "tiny"]));
    const x = door.tensor(Float32Array.of(1, 2, 3, 4, 5, 6), [2, 3], 1);
    const [sum, tiny] = door.exec("TestDefinition", [x]);
    expect(sum!.shape).toEqual([1, 1]);
    expect(door.read(sum!)).toEqual(Float32Array.of(21 / 4));
    expect(door.read(tiny!)).toEqual(Float32Array.from([1, 2, 3, 4, 5, 6], (value) => value * -0.5 + 1e-7));
    for (const tensor of [x, sum!, tiny!]) tensor.delete();
  });

  test("of another content under the same name is refused", () => {
    const define = (value: number) =>
      door.define("TestTwice", functionDefinition("TestTwice", ["x"], { y: ["Mul", "x", value] }, ["y"]));
    define(2);
    define(2);
    expect(() => define(3)).toThrow(/TestTwice/);
  });
});

test("reductions are told from the rest", () => {
  expect((["Mean", "Sum", "Mul"] as const).map(reduces)).toEqual([true, true, false]);
});
