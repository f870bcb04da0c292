import { promisify } from "node:util";
import { unzip, type ZlibOptions } from "node:zlib";
import type { registry } from "zarrita";

const unpack = promisify<Uint8Array, ZlibOptions, Buffer>(unzip);

/** Bytes that a piece of texts, whose size nobody knows before, may unpack to. */
const largestPiece = 1 << 30;

type Loader = Parameters<(typeof registry)["set"]>[1];
type Entry = Awaited<ReturnType<Loader>>;

/**
 * Puts codecs into the registry that believe nothing: gzip and zlib stop where a piece would grow beyond what its array
 * can hold, a piece of Blosc has to be as long as it says, and texts as many and as long as they say.
 */
export function makeSafe(codecs: typeof registry): void {
  const blosc = codecs.get("blosc")!;
  const replace = (names: readonly string[], load: () => Promise<unknown>) =>
    names.forEach((name) => codecs.set(name, load as Loader));
  replace(["gzip", "zlib", "numcodecs.gzip", "numcodecs.zlib"], () => Promise.resolve(unpacking));
  replace(["blosc", "numcodecs.blosc"], async () => checkedBlosc(await blosc()));
  replace(["vlen-utf8", "numcodecs.vlen-utf8"], () => Promise.resolve(texts));
}

interface ChunkMeta {
  readonly shape: readonly number[];
  readonly dataType: string;
}

/** Bytes that a piece may unpack to: numbers take 8 each at most, texts of fixed length tell theirs in their type. */
function mostBytes({ shape, dataType }: ChunkMeta): number {
  if (/^(string|v2:object)$/.test(dataType)) return largestPiece;
  const width = 4 * Math.max(2, Number(/^v2:[US](\d+)$/.exec(dataType)?.[1] ?? 2));
  return Math.min(largestPiece, Math.max(1024, width * shape.reduce((product, length) => product * length, 1)));
}

const unpacking = {
  kind: "bytes_to_bytes",
  fromConfig: (_: unknown, meta: ChunkMeta) => ({
    kind: "bytes_to_bytes",
    async decode(bytes: Uint8Array): Promise<Uint8Array> {
      const content = await unpack(bytes, { maxOutputLength: mostBytes(meta) });
      const own = new Uint8Array(content.length);
      own.set(content);
      return own;
    },
  }),
};

/** The library reads on behind a piece that is cut short; its header tells how long it has to be. */
function checkedBlosc(blosc: Entry): Entry {
  return {
    ...blosc,
    fromConfig(configuration, meta) {
      const codec = blosc.fromConfig(configuration, meta);
      return {
        kind: codec.kind,
        encode: (data: never) => codec.encode(data),
        decode(bytes: Uint8Array) {
          const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
          // Blosc 1 chunk format: unpacked length at byte 4, packed length at byte 12.
          if (content.length < 16 || content.readUInt32LE(12) !== content.length)
            throw new RangeError(`${content.length} bytes are not those of a whole piece of Blosc`);
          if (content.readUInt32LE(4) > mostBytes(meta as ChunkMeta)) throw new RangeError("larger than its array");
          return codec.decode(bytes);
        },
      };
    },
  };
}

const texts = {
  kind: "array_to_bytes",
  fromConfig: (_: unknown, { shape }: ChunkMeta) => ({
    kind: "array_to_bytes",
    decode(bytes: Uint8Array) {
      const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const count = content.readUInt32LE(0);
      if (count > content.length / 4) throw new RangeError(`${count} texts in ${content.length} bytes`);
      const data: string[] = [];
      for (let at = 4, i = 0; i < count; i++) {
        const end = at + 4 + content.readUInt32LE(at);
        if (end > content.length) throw new RangeError(`text ${i + 1} of ${count} is cut off`);
        data.push(content.toString("utf8", at + 4, end));
        at = end;
      }
      return {
        data,
        shape: [...shape],
        stride: shape.map((_, axis) => shape.slice(axis + 1).reduce((a, b) => a * b, 1)),
      };
    },
  }),
};
