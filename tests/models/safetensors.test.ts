import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isOmixelError } from "../../src/errors.js";
import { readSafetensors, writeSafetensors } from "../../src/models/safetensors.js";

const tensors = {
  "layer.weight": { shape: [2, 3], values: Float32Array.of(1, -2, 3.5, 0, NaN, Infinity) },
  bias: { shape: [], values: Float32Array.of(7) },
  none: { shape: [0, 4], values: new Float32Array(0) },
};

/** A file with this header and data, well formed or not. */
function fileOf(header: unknown, data: number[] = []): Uint8Array {
  const json = new TextEncoder().encode(typeof header === "string" ? header : JSON.stringify(header));
  const file = new Uint8Array(8 + json.length + data.length);
  new DataView(file.buffer).setBigUint64(0, BigInt(json.length), true);
  file.set(json, 8);
  file.set(data, 8 + json.length);
  return file;
}

describe("safetensors", () => {
  test("come back as they were written, names, shapes, values and metadata", () => {
    const file = writeSafetensors(tensors, { format: "pt" });
    expect(readSafetensors(file)).toEqual({ tensors, metadata: { format: "pt" } });
    // A file that starts in the middle of a buffer: its floats are not aligned.
    const shifted = new Uint8Array(file.length + 3);
    shifted.set(file, 3);
    expect(readSafetensors(shifted.subarray(3)).tensors).toEqual(tensors);
  });

  test("begin with the header's length, and their data lie on multiples of 8", () => {
    const file = writeSafetensors({ a: { shape: [1], values: Float32Array.of(1) } });
    const length = Number(new DataView(file.buffer).getBigUint64(0, true));
    expect(length % 8).toBe(0);
    expect(JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length)))).toEqual({
      __metadata__: {},
      a: { dtype: "F32", shape: [1], data_offsets: [0, 4] },
    });
    expect([...file.subarray(8 + length)]).toEqual([0, 0, 0x80, 0x3f]);
  });

  test.each([
    ["F64", [0, 0, 0, 0, 0, 0, 0xf8, 0xbf], -1.5],
    ["F16", [0x00, 0xbe], -1.5],
    ["F16", [0x01, 0x00], 2 ** -24],
    ["F16", [0x00, 0x7c], Infinity],
    ["F16", [0x01, 0x7c], NaN],
    ["BF16", [0xc0, 0xbf], -1.5],
    ["BF16", [0xc0, 0x7f], NaN],
    ["I64", [0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], -2],
  ])("of type %s are read as float32", (dtype, bytes, value) => {
    const file = fileOf({ a: { dtype, shape: [1], data_offsets: [0, bytes.length] } }, bytes);
    expect(readSafetensors(file).tensors).toEqual({ a: { shape: [1], values: Float32Array.of(value) } });
  });

  const four = [0, 0, 0, 0];
  test.each<[string, Uint8Array, RegExp]>([
    ["too short", Uint8Array.of(1, 2, 3), /it has 3 bytes/],
    ["a header longer than the file", Uint8Array.of(255, 0, 0, 0, 0, 0, 0, 0, 1), /header would have 255 bytes/],
    ["a header of astronomical length", new Uint8Array(16).fill(255), /header would have/],
    ["a header that is no JSON", fileOf("{"), /no JSON object/],
    ["a header that is a list", fileOf("[]"), /no JSON object/],
    ["metadata that are no texts", fileOf({ __metadata__: { a: 1 } }), /metadata/],
    ["an entry that is null", fileOf({ a: null }), /tensor a is of type undefined/],
    ["a type of another kind", fileOf({ a: { dtype: "toString", shape: [], data_offsets: [0, 4] } }, four), /toString/],
    ["no offsets", fileOf({ a: { dtype: "F32", shape: [1] } }, four), /shape or place of tensor a is missing/],
    ["a negative side", fileOf({ a: { dtype: "F32", shape: [-1], data_offsets: [0, 4] } }, four), /shape or place/],
    [
      "an endless shape",
      fileOf({ a: { dtype: "F32", shape: [2 ** 40, 2 ** 40], data_offsets: [0, 4] } }),
      /bytes instead/,
    ],
    [
      "bytes that do not fit the shape",
      fileOf({ a: { dtype: "F32", shape: [2], data_offsets: [0, 4] } }, four),
      /4 bytes instead of 8/,
    ],
    [
      "tensors beyond the end",
      fileOf({ a: { dtype: "F32", shape: [2], data_offsets: [0, 8] } }, four),
      /need 8 bytes, but it holds 4/,
    ],
    [
      "a gap",
      fileOf({ a: { dtype: "F16", shape: [1], data_offsets: [2, 4] } }, four),
      /begins at byte 2 of the data instead of 0/,
    ],
    [
      "tensors that overlap",
      fileOf(
        {
          a: { dtype: "F32", shape: [1], data_offsets: [0, 4] },
          b: { dtype: "F32", shape: [1], data_offsets: [0, 4] },
        },
        four,
      ),
      /tensor b begins at byte 0 of the data instead of 4/,
    ],
  ])("with %s are refused", (_, file, message) => {
    expect(() => readSafetensors(file, "w.safetensors")).toThrow(message);
    expect(() => readSafetensors(file, "w.safetensors")).toThrow(/^w\.safetensors: /);
  });

  test("damaged anywhere are read or refused, never anything else", () => {
    const file = writeSafetensors(tensors);
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.nat(255), fc.boolean(), (at, byte, cut) => {
        const damaged = cut ? file.slice(0, at) : file.slice();
        if (!cut) damaged[at] = byte;
        try {
          readSafetensors(damaged);
        } catch (error) {
          if (!isOmixelError(error) || error.tag !== "UnreadableFile") throw error;
        }
      }),
    );
  });
});
