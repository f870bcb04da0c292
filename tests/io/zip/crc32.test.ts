import { expect, test } from "@jest/globals";
import { crc32 } from "../../../src/io/zip/crc32.js";

test("the check value of CRC-32, and of nothing", () => {
  expect(crc32(Buffer.from("123456789"))).toBe(0xcbf43926); // reveng.sourceforge.io, CRC-32/ISO-HDLC
  expect(crc32(Buffer.alloc(0))).toBe(0);
});

test("of pieces, one after the other", () => {
  expect(crc32(Buffer.from("6789"), crc32(Buffer.from("12345")))).toBe(0xcbf43926);
});
