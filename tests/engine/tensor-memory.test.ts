import { expect, test } from "@jest/globals";
import { dtypeCode, type Elements } from "../../src/engine/dtypes.js";
import { describeTensorFlow } from "./engines.js";

describeTensorFlow("values in and out", (_, { door }) => {
  const values: [keyof typeof dtypeCode, Elements][] = [
    ["float32", Float32Array.of(1.5, NaN, -Infinity)],
    ["float64", Float64Array.of(1 / 3, Number.MIN_VALUE, -0)],
    ["int32", Int32Array.of(-1, 2 ** 31 - 1, 0)],
    ["uint8", Uint8Array.of(0, 128, 255)],
    ["int16", Int16Array.of(-300, 0, 300)],
    ["int8", Int8Array.of(-128, 0, 127)],
    ["int64", BigInt64Array.of(-1n, 2n ** 62n, 0n)],
    ["bool", Uint8Array.of(0, 1, 1)],
    ["bfloat16", Uint16Array.of(0x3f80, 0, 0xbf80)],
    ["uint32", Uint32Array.of(0, 2 ** 32 - 1, 7)],
    ["complex64", Float32Array.of(1, 2, 3, 4, 5, 6)],
  ];

  test.each(values)("%s comes back as it went in", (name, elements) => {
    const tensor = door.tensor(elements, [3], dtypeCode[name]);
    const read = door.read(tensor);
    expect(read).toEqual(elements);
    expect(read.buffer).not.toBe(elements.buffer);
    tensor.delete();
  });

  test("lent zeros are worked on where they lie, other values on a copy", () => {
    const lent = door.zeros(5);
    lent.set([1, 2, 3, 4, 5]);
    const [whole, part] = [
      door.lend(lent, [5], dtypeCode.float64),
      door.lend(lent.subarray(1), [2, 2], dtypeCode.float64),
    ];
    lent[4] = 9;
    expect(door.read(whole)).toEqual(Float64Array.of(1, 2, 3, 4, 9));
    expect(door.read(part)).toEqual(Float64Array.of(2, 3, 4, 5));
    for (const tensor of [whole, part]) tensor.delete();
    expect(lent).toEqual(Float64Array.of(1, 2, 3, 4, 9));
    const none = door.lend(door.zeros(0), [0, 3], dtypeCode.float64);
    expect(door.read(none)).toEqual(new Float64Array(0));
    none.delete();
    expect(() => door.lend(lent, [4], dtypeCode.float64)).toThrow(/needs 4 elements, got 5/);
  });

  test("texts short and long, with any letters", () => {
    const texts = ["", "gene", "naïve β-cell", "x".repeat(1000)];
    const tensor = door.strings(texts, [2, 2]);
    expect(door.readStrings(tensor).map((bytes) => Buffer.from(bytes).toString())).toEqual(texts);
    expect(() => door.read(tensor)).toThrow(/string tensor cannot be read as numbers/);
    tensor.delete();
  });

  test("a buffer that does not fit the shape or the type is refused", () => {
    expect(() => door.tensor(Float32Array.of(1, 2), [3], dtypeCode.float32)).toThrow(/needs 3 elements, got 2/);
    expect(() => door.tensor(Float64Array.of(1), [1], dtypeCode.float32)).toThrow(/got 1 of 8 bytes/);
  });
});
