import { ByteBuffer } from "flatbuffers";
import { expect, test } from "@jest/globals";
import { guardMetadata } from "../../src/data/arrow-guard.js";

test("a list longer than the file is refused, others are not touched", () => {
  guardMetadata();
  const bytes = new ByteBuffer(new Uint8Array(16));
  bytes.writeInt32(0, 4);
  bytes.writeInt32(4, 2);
  expect(bytes.__vector_len(0)).toBe(2);
  for (const length of [17, 1 << 30, -1]) {
    bytes.writeInt32(4, length);
    expect(() => bytes.__vector_len(0)).toThrow("longer than the file");
  }
});
