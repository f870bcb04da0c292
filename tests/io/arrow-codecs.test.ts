import { CompressionType, compressionRegistry } from "apache-arrow";
import { expect, test } from "@jest/globals";
import { useArrowCodecs } from "../../src/io/arrow-codecs.js";

test("LZ4 and Zstandard are there once they are asked for", async () => {
  await useArrowCodecs();
  expect(compressionRegistry.get(CompressionType.LZ4_FRAME)?.decode).toBeDefined();
  // RFC 8878: magic number, a frame of one segment and three bytes, one raw block, the last.
  const frame = Buffer.from("28b52ffd2003190000616263", "hex");
  expect(Buffer.from(compressionRegistry.get(CompressionType.ZSTD)!.decode!(frame)).toString()).toBe("abc");
});
