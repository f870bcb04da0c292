import { expect, test } from "@jest/globals";
import { functionDefinition, joins, reduces } from "../../src/engine/function-definition.js";
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

  test("slices, turns and joins: whole numbers may be negative, an axis is one of them", () => {
    const steps = {
      last: ["Slice", "x", [1, 0], [-1, -1]],
      turned: ["Transpose", "last", [1, 0]],
      joined: ["ConcatV2", "turned", "turned", "turned", 1],
      one: ["AddV2", "joined", 1], // a number, and the axis of the same value, stay apart
    } as const;
    door.define("TestPlaces", functionDefinition("TestPlaces", ["x"], steps, ["one"]));
    const x = door.tensor(Float32Array.of(1, 2, 3, 4, 5, 6), [2, 3], 1);
    const [one] = door.exec("TestPlaces", [x]);
    expect(one!.shape).toEqual([3, 3]);
    expect(door.read(one!)).toEqual(Float32Array.of(5, 5, 5, 6, 6, 6, 7, 7, 7));
    for (const tensor of [x, one!]) tensor.delete();
  });

  test("of another content under the same name is refused", () => {
    const define = (value: number) =>
      door.define("TestTwice", functionDefinition("TestTwice", ["x"], { y: ["Mul", "x", value] }, ["y"]));
    define(2);
    define(2);
    expect(() => define(3)).toThrow(/TestTwice/);
  });
});

test("reductions, and what joins, are told from the rest", () => {
  expect((["ConcatV2", "Mul"] as const).map(joins)).toEqual([true, false]);
  expect((["Mean", "Sum", "Mul"] as const).map(reduces)).toEqual([true, true, false]);
});
