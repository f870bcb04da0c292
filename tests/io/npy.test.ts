import { expect, test } from "@jest/globals";
import { npyParts } from "../../src/io/npy.js";

test("the header tells type, order and shape, and fills whole blocks", () => {
  for (const shape of [[2, 3], [6], [1, 1, 6], []]) {
    const values = Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => i / 7);
    const [header, bytes] = npyParts(values, shape);
    expect(Array.from(header.subarray(0, 8))).toEqual([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
    expect(header.length % 64).toBe(0);
    expect(new DataView(header.buffer).getUint16(8, true)).toBe(header.length - 10);
    const tuple = shape.length === 1 ? "(6,)" : `(${shape.join(", ")})`;
    const text = new TextDecoder("latin1").decode(header.subarray(10));
    expect(text).toMatch(/ *\n$/);
    expect(text.trim()).toBe(`{'descr': '<f4', 'fortran_order': False, 'shape': ${tuple}, }`);
    expect(Float32Array.from(values, (_, i) => new DataView(bytes.slice().buffer).getFloat32(4 * i, true))).toEqual(
      values,
    );
  }
});

test("a view into a larger buffer gives its own values; another shape is refused", () => {
  const [, bytes] = npyParts(Float32Array.of(0, 1, 2, 3).subarray(1, 3), [2]);
  expect(bytes).toHaveLength(8);
  expect(() => npyParts(new Float32Array(5), [2, 3])).toThrow("needs 6 values, not 5");
});
