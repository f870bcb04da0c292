import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { valuesFromArrow, valuesToArrow } from "../../src/data/arrow-values.js";

const roundTrip = (state: unknown) => valuesFromArrow(valuesToArrow(state));

test("a step's state comes back: texts, numbers, lists, records and typed arrays of every kind", () => {
  const state = {
    genes: ["TP53", "ß-actin"],
    means: Float32Array.of(1.5, NaN, -0),
    exact: Float64Array.of(0.1, Infinity),
    nested: { order: [Uint32Array.of(7, 8), Int32Array.of()], flag: false, nothing: null },
    small: [Int8Array.of(-1), Uint8Array.of(255), Int16Array.of(-300), Uint16Array.of(65535)],
    large: [BigInt64Array.of(-5n), BigUint64Array.of(5n)],
    odd: [NaN, Infinity, -Infinity, -0, 0.1],
  };
  expect(roundTrip(state)).toEqual(state);
});

test.each([null, 7, "text", true, [], {}, Float32Array.of(1, 2)])("%p alone comes back", (state) => {
  expect(roundTrip(state)).toEqual(state);
});

test("typed arrays are views of the file's bytes", () => {
  const bytes = valuesToArrow({ weights: new Float32Array(100) });
  const { weights } = valuesFromArrow(bytes) as { weights: Float32Array };
  expect(weights.buffer).toBe(bytes.buffer);
});

test("any plain data comes back", () => {
  const leaf = fc.oneof(
    fc.double(),
    fc.string({ unit: "binary" }),
    fc.boolean(),
    fc.constant(null),
    fc.float32Array({ maxLength: 5 }),
    fc.uint16Array({ maxLength: 5 }),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: "small" },
      leaf,
      fc.array(tie("tree"), { maxLength: 4 }),
      fc.dictionary(fc.string({ minLength: 1 }), tie("tree"), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  fc.assert(fc.property(tree, (state) => expect(roundTrip(state)).toEqual(state)));
});

test("properties that are undefined are left out", () => {
  expect(roundTrip({ a: 1, b: undefined })).toStrictEqual({ a: 1 });
});

const cycle: { self?: unknown } = {};
cycle.self = cycle;

test.each([
  [{ means: [new Map()] }, "state.means[0] cannot be saved: it is a Map."],
  [{ f: () => 1 }, "state.f cannot be saved: it is a function."],
  [[undefined], "state[0] cannot be saved: it is undefined."],
  [{ when: new Date(0) }, "state.when cannot be saved: it is a Date."],
  [cycle, "state.self cannot be saved: it contains itself."],
  [{ $omixel: 1 }, 'state cannot be saved: it has a key "$omixel".'],
])("what is not plain data is refused with its place: %p", (state, what) => {
  expect(() => valuesToArrow(state)).toThrow(expect.objectContaining({ tag: "UnsuitableData", what }));
});
