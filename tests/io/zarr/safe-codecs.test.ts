import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "@jest/globals";
import { registry } from "zarrita";
import { makeSafe } from "../../../src/io/zarr/safe-codecs.js";

beforeAll(() => makeSafe(registry));

const meta = { dataType: "float32", shape: [4], codecs: [], fillValue: 0 } as never;

async function decoded(name: string, bytes: Uint8Array, about = meta): Promise<unknown> {
  const codec = (await registry.get(name)!()).fromConfig({}, about) as { decode(bytes: Uint8Array): unknown };
  return codec.decode(bytes);
}

test("gzip is unpacked, but not to more than the piece can hold", async () => {
  expect(await decoded("gzip", gzipSync(Buffer.from("abcd")))).toEqual(Uint8Array.from(Buffer.from("abcd")));
  await expect(decoded("gzip", gzipSync(Buffer.alloc(5000)))).rejects.toThrow("larger than");
});

test("texts are as many and as long as they say", async () => {
  const texts = Buffer.from("02000000010000006103000000c39f62", "hex");
  expect(await decoded("vlen-utf8", texts)).toMatchObject({ data: ["a", "ßb"] });
  await expect(decoded("vlen-utf8", texts.subarray(0, -1))).rejects.toThrow("text 2 of 2 is cut off");
  await expect(decoded("vlen-utf8", Buffer.from("ffffffff00", "hex"))).rejects.toThrow("texts in 5 bytes");
});

test("a piece of Blosc is as long as its header says, and no larger than its array", async () => {
  const head = Buffer.alloc(20);
  head.writeUInt32LE(40, 12);
  await expect(decoded("blosc", head)).rejects.toThrow("not those of a whole piece");
  head.writeUInt32LE(20, 12);
  head.writeUInt32LE(1e9, 4);
  await expect(decoded("blosc", head)).rejects.toThrow("larger than its array");
});
