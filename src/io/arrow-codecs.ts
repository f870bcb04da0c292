import { CompressionType, compressionRegistry } from "apache-arrow";
import { decodeLz4Frame } from "./lz4-frame.js";

let ready: Promise<void> | undefined;

/** Lets the Arrow library read compressed buffers: LZ4, which Feather files have as a rule, and Zstandard. */
export function useArrowCodecs(): Promise<void> {
  return (ready ??= register());
}

async function register(): Promise<void> {
  // Loaded when the first file is read: importing the library in a cell stays instant.
  const { decompressZstd } = await import("hyparquet-compressors");
  compressionRegistry.set(CompressionType.LZ4_FRAME, { decode: decodeLz4Frame });
  compressionRegistry.set(CompressionType.ZSTD, { decode: (bytes) => aligned(decompressZstd(bytes)) });
}

/** Typed arrays of wide numbers need aligned starts. */
function aligned(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
}
