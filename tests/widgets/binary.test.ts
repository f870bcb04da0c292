import { expect, test } from "@jest/globals";
import { bytes, floats, indices, integers, shorts } from "../../widgets/src/binary.js";

const viewOn = (data: ArrayBufferView, offset: number): DataView => {
  const buffer = new ArrayBuffer(offset + data.byteLength);
  new Uint8Array(buffer, offset).set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  return new DataView(buffer, offset);
};

test.each([0, 3, 4])("numbers are read wherever the buffer begins (%i bytes in)", (offset) => {
  expect(Array.from(floats(viewOn(Float32Array.of(1.5, NaN, -2), offset)))).toEqual([1.5, NaN, -2]);
  expect(Array.from(integers(viewOn(Int32Array.of(-1, 7), offset)))).toEqual([-1, 7]);
  expect(Array.from(indices(viewOn(Uint32Array.of(4_000_000_000), offset)))).toEqual([4_000_000_000]);
  expect(Array.from(shorts(viewOn(Uint16Array.of(65_535, 1), offset)))).toEqual([65_535, 1]);
  expect(Array.from(bytes(viewOn(Uint8Array.of(9, 8), offset)))).toEqual([9, 8]);
});

test("nothing is copied where the numbers lie well", () => {
  const view = viewOn(Float32Array.of(1, 2), 4);
  expect(floats(view).buffer).toBe(view.buffer);
});

test("an empty buffer is no number", () => {
  expect(floats(new DataView(new ArrayBuffer(0)))).toHaveLength(0);
});
