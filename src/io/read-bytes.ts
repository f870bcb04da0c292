import { openBytes, type ReadWatch } from "./open-bytes.js";

/**
 * The whole content of a file in one buffer, unpacked if it is gzip. For what is needed as a whole; tables are read in
 * pieces.
 *
 * @throws FileNotFound, NotAFile, UnreadableFile, Aborted
 */
export async function readBytes(path: string, watch: ReadWatch = {}): Promise<Buffer> {
  const { chunks, size, compression } = await openBytes(path, watch);
  if (compression === "gzip") {
    const parts: Buffer[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    return Buffer.concat(parts);
  }
  const content = Buffer.alloc(size); // not from Node's pool, so that typed arrays on it are aligned
  let at = 0;
  for await (const chunk of chunks) at += chunk.copy(content, at);
  return content.subarray(0, at);
}
