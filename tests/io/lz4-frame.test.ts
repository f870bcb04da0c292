import { expect, test } from "@jest/globals";
import { decodeLz4Frame } from "../../src/io/lz4-frame.js";

/** A frame of blocks; flags: version 1 and whatever else. */
function frame(blocks: Buffer[], flags = 0x40, extra: Buffer = Buffer.alloc(0)): Buffer {
  const sized = blocks.flatMap((block) => [u32(block.length), block]);
  return Buffer.concat([Buffer.from([4, 0x22, 0x4d, 0x18, flags, 0x40]), extra, Buffer.of(0), ...sized, u32(0)]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}

/** Literals "abc", then nine bytes copied from three back: "abcabcabc", then the literal "d". */
const block = Buffer.from([0x35, 97, 98, 99, 3, 0, 0x10, 100]);

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

test("literals and copies, also of what is being written", () => {
  expect(text(decodeLz4Frame(frame([block])))).toBe("abcabcabcabcd");
});

test("a block may copy from the one before", () => {
  expect(text(decodeLz4Frame(frame([block, Buffer.from([0x01, 13, 0, 0x00])])))).toBe("abcabcabcabcdabcab");
});

test("long lengths, and room that grows", () => {
  const long = Buffer.from([0x1f, 120, 1, 0, 255, 255, 26, 0x10, 121]);
  expect(text(decodeLz4Frame(frame([long])))).toBe(`${"x".repeat(1 + 4 + 15 + 255 + 255 + 26)}y`);
});

test("blocks that are not packed, the size of the content, checksums", () => {
  const size = Buffer.alloc(8);
  size.writeUInt32LE(3);
  const stored = Buffer.concat([u32(0x80000003), Buffer.from("xyz"), u32(0)]);
  const bytes = Buffer.concat([
    Buffer.from([4, 0x22, 0x4d, 0x18, 0x5c, 0x40]),
    size,
    Buffer.of(0),
    stored,
    u32(0),
    u32(0),
  ]);
  expect(text(decodeLz4Frame(bytes))).toBe("xyz");
});

test.each([
  ["another magic number", Buffer.alloc(16)],
  ["a frame with a dictionary", frame([block], 0x41)],
  ["a copy from before the beginning", frame([Buffer.from([0x10, 97, 9, 0])])],
  ["a block beyond the end", frame([block]).subarray(0, 14)],
  ["literals beyond the block", frame([Buffer.from([0xf0, 255, 255])])],
  ["half a copy", frame([Buffer.from([0x10, 97, 1])])],
])("refused: %s", (_, bytes) => expect(() => decodeLz4Frame(bytes)).toThrow(RangeError));
